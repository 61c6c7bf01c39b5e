import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root, runToEnd } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { printFailure } from './sentence.mjs';
import { isShuttingDown, onShutdown } from './shutdown.mjs';
import { table } from './welcome.mjs';

/** Everything that says whether the product is sound. One failure does not keep the others from being heard. */
export async function main() {
  const outcomes = [];
  const run = async (name, work) => {
    console.log(`\n── ${name}`);
    const begin = performance.now();
    const outcome = await work().catch(asFailure);
    if (isShuttingDown()) await new Promise(() => {});
    outcomes.push({ name, seconds: (performance.now() - begin) / 1_000, ...outcome });
    return outcome.failed === 0;
  };

  const isInstalled = await run('install', () => asCheck(ensureInstalled()));
  if (!isInstalled) return summarise(outcomes);
  const isBuilt = await run('build', () => asCheck(ensureBuilt()));

  const checks = checkScripts();
  for (const name of checks.filter(isTypecheck)) await run(name, () => runScript(name));
  await run('jest', () => runJest([]));
  const browser = 'test/browser/jest.config.mjs';
  if (isBuilt && existsSync(new URL(browser, root))) await run('browser', () => runJest(['--config', browser]));
  for (const name of checks.filter((check) => !isTypecheck(check))) await run(name, () => runScript(name));
  return summarise(outcomes);
}

const isTypecheck = (name) => name.startsWith('typecheck');

/** A check counts as one test; preparing counts only when it fails. */
const asCheck = (work) => work.then(() => ({ passed: 0, failed: 0 }));

function asFailure(error) {
  if (!isShuttingDown()) printFailure(error);
  return { passed: 0, failed: 1 };
}

function checkScripts() {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  return Object.keys(scripts).filter((name) => /^(typecheck|lint|check)(:|$)/.test(name));
}

async function runScript(name) {
  const npm = process.env.npm_execpath;
  const { code } = npm?.endsWith('.js') ? await runToEnd(process.execPath, [npm, 'run', '--silent', name]) : await runToEnd('npm', ['run', '--silent', name]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runJest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'ekkyo-results-'));
  const forget = onShutdown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'results.json');
  try {
    const { code } = await runToEnd(process.execPath, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args, '--json', '--outputFile', file]);
    return countTests(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    forget();
  }
}

/** A file that does not even load holds an unknown number of tests: it counts as one failure, as does a run without results. */
function countTests(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return { passed: results.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1), skipped };
}

function summarise(outcomes) {
  const sum = (key) => outcomes.reduce((total, outcome) => total + (outcome[key] ?? 0), 0);
  const rows = outcomes.map(({ name, seconds, passed, failed, skipped }) => [name, `${seconds.toFixed(1)} s`, `${passed} passed`, `${failed} failed`, skipped ? `${skipped} skipped` : '']);
  console.log(`\n${table(rows)}\n`);
  const [passed, failed] = [sum('passed'), sum('failed')];
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
