import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from './build.mjs';
import { root, runToEnd } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { takeLock } from './lock.mjs';
import { refuseTakenPort } from './ports.mjs';
import { step } from './progress.mjs';
import { secretsIn } from './secrets.mjs';
import { Sentence } from './sentence.mjs';
import { readSettings } from './settings.mjs';
import { onShutdown, shutDown } from './shutdown.mjs';
import { createSupervisor } from './supervisor.mjs';
import { signInTable } from './welcome.mjs';

const readyWithin = 120_000;

export async function main() {
  const settings = readSettings();
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  onShutdown(takeLock(join(settings.dataDir, 'lock'), `Ekkyo is already running with the data in ${settings.dataDir}`));
  const secrets = secretsIn(settings.dataDir);
  await refuseTakenPort(settings.port, settings.host);

  await ensureInstalled();
  await ensureBuilt();
  const { openDatabase } = await import('./database.mjs');
  const database = await step(settings.databaseUrl ? 'Connecting to the database' : 'Starting PostgreSQL', () => openDatabase(settings));

  if (settings.wantsDemo && database.isNew) secrets.set('demo', 'wanted');
  if (settings.wantsDemo && !hasDemo(secrets)) console.log('This database was begun without the demo world, which only a new one receives (another EKKYO_DATA_DIR).');

  const { DATABASE_ADMIN_URL, ...inherited } = process.env; // no app may sign in as the administrator
  const env = {
    // Everything has to have ended ten seconds after Ctrl-C, the database last.
    WORKER_SHUTDOWN_SECONDS: '5',
    ...inherited,
    PORT: String(settings.port),
    HOST: settings.host,
    DATABASE_URL: database.url,
    DATABASE_DIRECT_URL: database.directUrl,
    EKKYO_SECRET: settings.secret ?? secrets.getOrMake('secret'),
    EKKYO_DATA_DIR: settings.dataDir,
    EKKYO_DEMO: hasDemo(secrets) ? '1' : '0',
  };
  await migrate(env, database.adminUrl ?? DATABASE_ADMIN_URL);
  await loadDemo(env, secrets);
  await startApps(settings, env, secrets);
  await new Promise(() => {}); // until a signal
}

/** "wanted" until it is loaded: a first start may be interrupted. */
const hasDemo = (secrets) => ['wanted', 'loaded'].includes(secrets.get('demo'));

async function migrate(env, adminUrl) {
  const { code } = await step('Bringing the database up to date', () =>
    runToEnd(process.execPath, ['scripts/migrate.mjs'], { env: { ...env, DATABASE_ADMIN_URL: adminUrl ?? '' } }),
  );
  if (code !== 0) throw new Sentence('The database could not be brought up to date: see above.');
}

/** Stopped half-way, it is called again at the next start: the loader makes sure that nothing comes twice. */
async function loadDemo(env, secrets) {
  if (secrets.get('demo') !== 'wanted' || !existsSync(new URL('dist/demo/main.js', root))) return;
  const { code } = await step('Loading the demo world', () => runToEnd(process.execPath, ['--enable-source-maps', 'dist/demo/main.js'], { env }));
  if (code !== 0) throw new Sentence('The demo world could not be loaded: see above. EKKYO_DEMO=0 with another EKKYO_DATA_DIR starts without it.');
  secrets.set('demo', 'loaded');
}

async function startApps(settings, env, secrets) {
  let setUpCode;
  const logFolder = join(settings.dataDir, 'logs');
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  const supervisor = createSupervisor({
    env,
    logFolder,
    giveUp: stopWith,
    onMessage: (message) => (setUpCode = message?.setupCode ?? setUpCode),
  });
  onShutdown(() => supervisor.stop(7_000));
  await step('Starting gateway and worker', async () => {
    supervisor.start('gateway', 'dist/apps/gateway/main.js');
    supervisor.start('worker', 'dist/apps/worker/main.js');
    await untilReady(settings.port, env.HOST, logFolder);
  });

  console.log(`\nEkkyo is ready at http://localhost:${settings.port}\n`);
  if (secrets.get('demo') === 'loaded') await printPersonas();
  if (setUpCode) console.log(`To set up the first community, open http://localhost:${settings.port}/setup and enter this code (it works once): ${setUpCode}\n`);
  console.log(`Ctrl-C stops it. Logs are in ${logFolder}.`);
}

async function untilReady(port, host, logFolder) {
  const address = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/readyz`;
  for (const end = Date.now() + readyWithin; Date.now() < end; await sleep(100)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Sentence(`The gateway was not ready within ${readyWithin / 1_000} seconds: see ${logFolder}.`);
}

async function printPersonas() {
  const file = new URL('dist/demo/personas.js', root);
  if (!existsSync(file)) return;
  const { personas } = await import(file.href);
  console.log(`Sign in as one of these people of the demo world:\n\n${signInTable(personas)}\n`);
}

function stopWith(sentence) {
  console.error(sentence);
  void shutDown().then(() => process.exit(1));
}
