import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, runToEnd } from './children.mjs';
import { Sentence } from './sentence.mjs';

const at = (path) => fileURLToPath(new URL(path, root));

const parts = [
  {
    name: 'backend',
    sources: ['apps/gateway', 'apps/worker', 'libs', 'db', 'demo', '.swcrc', 'package.json', 'package-lock.json', 'scripts/lib/build-backend.mjs'],
    make: async () => (await import('./build-backend.mjs')).buildBackend(),
  },
  {
    name: 'console',
    // It takes its types from the schema and its operations from its own folder.
    sources: ['apps/console', 'apps/gateway/schema.graphql', 'libs/kernel', 'codegen.ts', 'package-lock.json'],
    make: buildConsole,
  },
];

/** Builds what is not built from the present sources; both parts at the same time. */
export async function ensureBuilt() {
  const stale = parts.map((part) => ({ ...part, print: fingerprint(part.sources) })).filter(({ name, print }) => !isBuilt(name, print));
  if (stale.length === 0) return;
  console.log(`Building ${stale.map(({ name }) => name).join(' and ')} …`);
  mkdirSync(at('dist'), { recursive: true });
  const outcomes = await Promise.allSettled(stale.map(buildPart));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function buildPart({ name, print, make }) {
  const begin = performance.now();
  rmSync(markerOf(name), { force: true });
  const note = await make();
  writeFileSync(markerOf(name), print);
  console.log(`  ${name}: ${note ?? `${((performance.now() - begin) / 1_000).toFixed(1)} s`}`);
}

const markerOf = (name) => at(`dist/.${name}-built-from`);
const isBuilt = (name, print) => existsSync(markerOf(name)) && readFileSync(markerOf(name), 'utf8') === print;

async function buildConsole() {
  if (!existsSync(at('apps/console/vite.config.ts'))) return 'left out, apps/console/vite.config.ts does not exist';
  const { code, output } = await runToEnd(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', '--config', at('apps/console/vite.config.ts'), '--logLevel', 'warn'], {
    capture: true,
  });
  if (code !== 0) throw new Sentence(`The console could not be built:\n${output.trim()}`);
}

/** Names and contents of all files, without those that only tests read and those that the build itself writes. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(at(source)).sort()) hash.update(relative(at('.'), file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const generated = at('apps/console/src/gql');
const isIrrelevant = (path) => path === generated || ['node_modules', 'dist', '.DS_Store'].includes(basename(path)) || /\.spec\.tsx?$/.test(path);

export function filesUnder(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries
    .map((entry) => ({ path: join(path, entry.name), isFolder: entry.isDirectory() }))
    .filter((entry) => !isIrrelevant(entry.path))
    .flatMap((entry) => (entry.isFolder ? filesUnder(entry.path) : [entry.path]));
}
