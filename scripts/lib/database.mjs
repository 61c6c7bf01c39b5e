import { join } from 'node:path';
import { onShutdown, shutDown } from './shutdown.mjs';
import { startPostgres } from './postgres.mjs';
import { Sentence } from './sentence.mjs';

const name = 'ekkyo';

/**
 * The database to use: the embedded one, or the one of DATABASE_URL.
 * `adminUrl` may create roles, and is left out where the URL names no user. `url` and `directUrl`, which the apps get,
 * carry no name and no password: each process signs in with roles of its own.
 */
export async function openDatabase(settings) {
  const adminUrl = settings.databaseUrl ? settings.directUrl : await startEmbedded(settings.dataDir);
  const pg = (await import('pg')).default;
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    // Only a new database receives the demo world: it must never mix with real people.
    const { rows } = await client.query("SELECT to_regclass('public.migration') IS NULL AS empty");
    return {
      adminUrl: new URL(adminUrl).username ? adminUrl : undefined,
      url: withoutUser(settings.databaseUrl ?? adminUrl),
      directUrl: withoutUser(adminUrl),
      isNew: rows[0].empty,
    };
  } catch (error) {
    if (!settings.databaseUrl) throw error;
    throw new Sentence(`The database of ${settings.directUrl === settings.databaseUrl ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL'} cannot be used: ${error.message || error.code}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

async function startEmbedded(dataDir) {
  const starting = startPostgres({ dataDir: join(dataDir, 'postgres'), log: (line) => console.log(line), onExit: giveUp });
  onShutdown(async () => {
    const server = await starting.catch(() => undefined);
    await server?.stop(2_500);
  });
  const server = await starting;
  await createDatabase(server.url);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function createDatabase(superuserUrl) {
  const pg = (await import('pg')).default;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  } finally {
    await client.end();
  }
}

function giveUp(reason) {
  console.error(`${reason}, so Ekkyo stops.`);
  void shutDown().then(() => process.exit(1));
}

function withoutUser(url) {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}
