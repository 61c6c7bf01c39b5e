import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, openLog, root, runToEnd, stopChild } from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/postgres.mjs';
import { step } from '../../scripts/lib/progress.mjs';
import { Sentence } from '../../scripts/lib/sentence.mjs';
import { onShutdown } from '../../scripts/lib/shutdown.mjs';

const peers = new URL('../peers/', import.meta.url);
const at = (path, base = root) => fileURLToPath(new URL(path, base));

/** How many connections to the database each server may hold: the product's default. */
const CONNECTIONS = 16;

/** PostGraphile needs a newer Node than the product: it comes with the peers. */
const peersNode = at('node_modules/node/bin/node', peers);
const nodeFor = (which) => (which === 'own' ? process.execPath : peersNode);

/** The gateway as `npm start` runs it. */
export const startGateway = (world, { databaseUrl = world.url, node = 'own', flags = [] } = {}) =>
  startProcess(world, 'gateway', nodeFor(node), ['--enable-source-maps', ...flags, at('dist/apps/gateway/main.js')], { DATABASE_URL: databaseUrl, EKKYO_SECRET: world.secret, DB_CONNECTIONS: String(CONNECTIONS), EKKYO_DATA_DIR: world.folder });

export const startWorker = (world) => startProcess(world, 'worker', process.execPath, ['--enable-source-maps', at('dist/apps/worker/main.js')], { DATABASE_URL: world.url, EKKYO_SECRET: world.secret, EKKYO_DATA_DIR: world.folder });

/** `name`: postgraphile (always on the Node among the peers) or limit (on the Node that the product runs on). */
export function startPeer(world, name, { databaseUrl = world.url, auth = 'full', node = 'own' } = {}) {
  return startProcess(world, name, nodeFor(name === 'postgraphile' ? 'same' : node), [at(`${name}.mjs`, peers)], { TENANT_URL: world.urlOf('tenant', databaseUrl), IDENTITY_URL: world.urlOf('identity', databaseUrl), CONNECTIONS: String(CONNECTIONS), AUTH: auth });
}

/** Installs what the product is compared with, unless it is there as locked. */
export async function installPeers() {
  const [lock, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => at(name, peers));
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  if (existsSync(installed)) {
    const [wanted, there] = [versions(lock), versions(installed)];
    if (Object.entries(there).every(([path, { version }]) => wanted[path]?.version === version) && existsSync(peersNode)) return;
  }
  const { code } = await step('Installing the peers (a minute or two, once)', () => runToEnd('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: peers }));
  if (code !== 0) throw new Sentence('The peers could not be installed: npm says why above.');
}

async function startProcess(world, name, node, args, settings) {
  const port = await freePort();
  const logFile = join(world.folder, `${name}.log`);
  const log = openLog(logFile);
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', GRAPHILE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), WORKER_PORT: String(port), ...settings };
  const child = spawn(node, args, { cwd: world.folder, env, stdio: ['ignore', log.handle, log.handle, 'ipc'] });
  log.close();
  const stop = () => stopChild(child, 5_000);
  const forget = onShutdown(stop);
  await untilReady(name, child, port, logFile);
  return { name, port, pid: child.pid, stop: async () => (forget(), stop()) };
}

async function untilReady(name, child, port, logFile) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Sentence(`The ${name} did not start:\n${lastLines(logFile)}`);
}
