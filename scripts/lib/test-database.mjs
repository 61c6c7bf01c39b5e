import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, until } from './processes.mjs';
import { startPostgres } from './postgres.mjs';

const prefix = 'ekkyo-test-';
const template = 'ekkyo_template';
const root = new URL('../../', import.meta.url);

/** One server per test run, with one migrated database from which each worker clones its own. */
export async function startTestDatabase() {
  const server = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} } : await startThrowaway();
  try {
    return { stop: server.stop, facts: await makeTemplate(server.url) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startThrowaway() {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    // Nobody needs this data after a crash, and without syncing the tests are several times as fast.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop().finally(() => process.exit(1)));
  return { url: server.url, stop };
}

/** Servers and folders of test runs that were killed. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const read = (file) => (existsSync(join(folder, file)) ? Number.parseInt(readFileSync(join(folder, file), 'utf8'), 10) : 0);
    try {
      const owner = read('owner');
      if (!owner || isAlive(owner)) continue;
      const pid = read('postgres/postmaster.pid');
      if (pid && isAlive(pid)) {
        process.kill(pid, 'SIGQUIT');
        await until(() => !isAlive(pid), 5_000);
      }
      rmSync(folder, { recursive: true, force: true });
    } catch {
      continue; // another user's
    }
  }
}

async function makeTemplate(superuserUrl) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  } finally {
    await client.end();
  }
  const secret = 'tests';
  const migrate = await loadMigrate();
  const url = new URL(superuserUrl);
  url.pathname = `/${template}`;
  await migrate({ adminUrl: url.toString(), databaseUrl: url.toString(), secret });
  return { superuserUrl, template, secret };
}

async function loadMigrate() {
  const file = new URL('db/migrate.ts', root);
  if (!existsSync(file)) throw new Error('db/migrate.ts, which the test database is made with, does not exist yet.');
  register('./typescript-hooks.mjs', import.meta.url);
  return (await import(file.href)).migrate;
}
