import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import pg from 'pg';
import { root } from '../../scripts/lib/children.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { step } from '../../scripts/lib/progress.mjs';
import { onShutdown } from '../../scripts/lib/shutdown.mjs';
import { SIZES, dataSql } from './data.mjs';

const SECRET = 'only-for-measuring';

/** A PostgreSQL of the benchmark's own, with the product's migrations, its data, and people who have a session. */
export async function makeWorld(sizes = {}) {
  const size = { ...SIZES, ...sizes };
  const folder = mkdtempSync(join(tmpdir(), 'ekkyo-bench-'));
  onShutdown(() => rmSync(folder, { recursive: true, force: true }));
  const server = await step('Starting PostgreSQL', () => startPostgres({ dataDir: join(folder, 'postgres') }));
  onShutdown(() => server.stop());
  await once(server.url, `CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(server.url);
  url.pathname = '/bench';
  const { migrate } = await import(new URL('dist/db/migrate.js', root).href);
  await step('Migrating', () => migrate({ adminUrl: url.href, databaseUrl: url.href, secret: SECRET }));

  const admin = new pg.Pool({ connectionString: url.href, max: 2 });
  onShutdown(() => admin.end());
  await step(`Making the data (${size.tenants} tenants)`, async () => {
    await admin.query(dataSql(size));
    await admin.query(readFileSync(new URL('../peers/functions.sql', import.meta.url), 'utf8'));
  });
  await admin.query('VACUUM ANALYZE');
  const people = await signInEverybody(admin, size);
  const { roleUrl } = await import(new URL('dist/libs/tenancy/src/roles.js', root).href);
  return { folder, url: url.href, secret: SECRET, postgresPid: server.pid, admin, size, people, urlOf: (role, at = url.href) => roleUrl(at, SECRET, role) };
}

/**
 * One access token for each session in the data, signed with a key that the product finds among its own. By signing in
 * one by one they would run into the limit of attempts per address.
 */
async function signInEverybody(admin, { people }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stored = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: SECRET });
  await admin.query(`INSERT INTO signing_key (id, private_key, public_key, created_at, retires_at) VALUES ('bench', $1, $2, now(), now() + interval '1 day')`, [
    stored,
    publicKey.export({ type: 'spki', format: 'pem' }),
  ]);
  const { rows } = await admin.query('SELECT * FROM bench.person WHERE n <= $1 ORDER BY n, tenant', [people]);
  return Promise.all(
    rows.map(async (row) => ({
      tenant: row.tenant,
      n: row.n,
      slug: row.slug,
      tenantId: row.tenant_id,
      memberId: row.member_id,
      token: await new SignJWT({ sid: row.session_id }).setProtectedHeader({ alg: 'ES256', kid: 'bench' }).setIssuer('ekkyo').setSubject(row.account_id).setIssuedAt().setExpirationTime('12h').sign(privateKey),
    })),
  );
}

async function once(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
