import { createPublicKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import pg from 'pg';

const FRESH_FOR_MS = 2_000;
const DIRECTORY_FRESH_FOR_MS = 10_000;

export const poolFor = (connectionString, max) => new pg.Pool({ connectionString, max, pipeline: true });

/**
 * Who asks, found out as the product does: the token's signature (checked once, and kept until the token ends), whether
 * its session still runs, the tenant of the slug, and the member that the account is there, each looked up again when it
 * is as old as in the product. With `auth` "token" they are looked up once and for all.
 */
export async function authentication({ identity, tenant, auth }) {
  const { rows } = await identity.query('SELECT id, public_key FROM signing_key');
  const keys = new Map(rows.map((row) => [row.id, createPublicKey(row.public_key)]));
  const freshFor = (ms) => (auth === 'token' ? Infinity : ms);

  const slugs = remembered(freshFor(DIRECTORY_FRESH_FOR_MS), async (slug) => (await inRole(identity, '', { name: 'slug', text: 'SELECT id FROM tenant WHERE slug = $1', values: [slug] }))[0]?.id);
  const sessions = remembered(freshFor(FRESH_FOR_MS), async (id) => (await inRole(identity, '', { name: 'session', text: 'SELECT ended_at IS NULL AND expires_at > now() AS alive FROM session WHERE id = $1', values: [id] }))[0]?.alive);
  const members = remembered(freshFor(FRESH_FOR_MS), async (key) => {
    const [tenantId, accountId] = key.split(' ');
    const member = { name: 'member', text: `SELECT id FROM member WHERE tenant_id = $1 AND account_id = $2 AND state = 'ACTIVE'`, values: [tenantId, accountId] };
    return (await inRole(tenant, `; SET LOCAL app.tenant_id = '${tenantId}'; SET LOCAL app.account_id = '${accountId}'`, member))[0]?.id;
  });

  const verified = new Map();
  const verify = (token) => {
    const known = verified.get(token);
    if (known && known.exp * 1_000 > Date.now()) return known;
    const { kid } = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url'));
    const claims = jwt.verify(token, keys.get(kid), { algorithms: ['ES256'], issuer: 'ekkyo' });
    verified.set(token, claims);
    return claims;
  };

  return async (headers) => {
    const { sub, sid } = verify(headers.authorization.slice('Bearer '.length));
    if (!(await sessions(sid))) throw new Error('this session has ended');
    const tenantId = await slugs(headers['x-tenant']);
    const memberId = await members(`${tenantId} ${sub}`);
    if (!memberId) throw new Error('not a member');
    return { tenantId, accountId: sub, memberId };
  };
}

/** One reading statement with its begin and commit in one round trip, as the product sends it. */
async function inRole(pool, settings, query) {
  return withClient(pool, async (client) => {
    const [, { rows }] = await Promise.all([client.query(`BEGIN READ ONLY${settings}`), client.query(query), client.query('COMMIT')]);
    return rows;
  });
}

export async function withClient(pool, work) {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

function remembered(ms, look) {
  const known = new Map();
  return async (key) => {
    const entry = known.get(key);
    if (entry && entry.until > Date.now()) return entry.value;
    const value = await look(key);
    known.set(key, { value, until: Date.now() + ms });
    return value;
  };
}
