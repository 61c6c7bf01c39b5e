import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { roleUrl } from '#tenancy';
import { bootstrap } from '../../db/bootstrap.js';
import { migrate } from '../../db/migrate.js';
import { migrations } from '../../db/migrations/index.js';
import { type TestDatabase, cloneDatabase } from '../support/database.js';

const numberOf = ({ name }: { name: string }): number => Number(name.slice(-4));

/** A database as it was before a migration, with rows in it, and then brought to the newest state. */
describe('migrating a database that has something in it', () => {
  let server: TestDatabase;
  let old: pg.Client;
  let name: string;
  let url: string;
  beforeAll(async () => {
    server = await cloneDatabase();
  });
  afterAll(() => server.drop());
  beforeEach(async () => {
    name = `old_${randomBytes(6).toString('hex')}`;
    await server.query(`CREATE DATABASE ${name}`);
    url = Object.assign(new URL(server.adminUrl), { pathname: `/${name}` }).toString();
    await bootstrap(url, server.secret);
    old = new pg.Client({ connectionString: url });
    await old.connect();
  });
  afterEach(async () => {
    await old.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  async function migrateBefore(number: number): Promise<void> {
    const source = await new DataSource({
      type: 'postgres', url: roleUrl(url, server.secret, 'migrator'), migrations: migrations.filter((m) => numberOf(m) < number), migrationsTableName: 'migration', installExtensions: false,
    }).initialize();
    await source.runMigrations({ transaction: 'each' });
    await source.destroy();
  }
  const rows = async <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> => (await old.query<T>(sql, params)).rows;
  const finish = (): Promise<string[]> => migrate({ databaseUrl: url, secret: server.secret });

  async function aCommunity(): Promise<{ tenant: string; member: string; space: string }> {
    const [tenant, account, member, space] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await old.query(`INSERT INTO tenant (id, slug, name, kind, mark, color, created_at) VALUES ($1, $2, '会', 'ALUMNI', '会', '#274b8f', now())`, [tenant, `t-${tenant.slice(0, 8)}`]);
    await old.query(`INSERT INTO account (id, email, created_at) VALUES ($1, $2, now())`, [account, `${account}@example.org`]);
    await old.query(`INSERT INTO member (tenant_id, id, account_id, display_name, role, joined_at) VALUES ($1, $2, $3, '髙橋 渚', 'MEMBER', now())`, [tenant, member, account]);
    await old.query(`INSERT INTO space (tenant_id, id, name, access, position, created_at) VALUES ($1, $2, '広場', 'OPEN', 1, now())`, [tenant, space]);
    return { tenant, member, space };
  }

  it('0036: each post that was scheduled gets a fact of its own for its own time, and what looked for them every minute is over', async () => {
    await migrateBefore(36);
    const [north, south] = [await aCommunity(), await aCommunity()];
    const post = async ({ tenant, member, space }: typeof north, state: string, scheduledFor: string | null): Promise<string> => {
      const id = randomUUID();
      await old.query(`INSERT INTO post (tenant_id, id, space_id, author_id, title, text, created_at, state, published_at, scheduled_for) VALUES ($1, $2, $3, $4, '題', '文', now(), $5, $6, $7)`, [tenant, id, space, member, state, state === 'PUBLISHED' ? new Date() : null, scheduledFor]);
      return id;
    };
    const [soon, far, overdue] = [await post(north, 'SCHEDULED', '2031-05-01T09:00:00.250+09:00'), await post(south, 'SCHEDULED', '2032-01-02T03:04:05Z'), await post(south, 'SCHEDULED', '2020-01-01T00:00:00Z')];
    await post(north, 'DRAFT', null);
    await post(north, 'PUBLISHED', '2020-01-01T00:00:00Z');
    for (const [tenant, state] of [[north.tenant, 'OPEN'], [south.tenant, 'QUEUED']]) await old.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at, state) VALUES ($1, gen_random_uuid(), 'community.publish_due_posts', '{}', now(), $2)`, [tenant, state]);
    await old.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at) VALUES ($1, gen_random_uuid(), 'community.post_published', '{}', now())`, [north.tenant]);

    expect(await finish()).toContain('NotBefore1730000000036');

    const due = await rows(`SELECT tenant_id AS tenant, payload, state, not_before AS "notBefore" FROM outbox WHERE name = 'community.post_due' ORDER BY not_before`);
    const fact = (tenant: string, postId: string, at: string) => ({ tenant, payload: { postId, at }, state: 'DELAYED', notBefore: new Date(at) });
    expect(due).toEqual([fact(south.tenant, overdue, '2020-01-01T00:00:00.000Z'), fact(north.tenant, soon, '2031-05-01T00:00:00.250Z'), fact(south.tenant, far, '2032-01-02T03:04:05.000Z')]);
    expect(await rows(`SELECT name, state, closed_at IS NOT NULL AS closed FROM outbox WHERE name <> 'community.post_due' ORDER BY name DESC`)).toEqual([
      { name: 'community.publish_due_posts', state: 'CLOSED', closed: true }, { name: 'community.publish_due_posts', state: 'CLOSED', closed: true }, { name: 'community.post_published', state: 'OPEN', closed: false },
    ]);
    // Nothing of it stays open to whoever owns the tables.
    expect(await rows(`SELECT relname FROM pg_class WHERE relname IN ('outbox', 'post') AND NOT relforcerowsecurity`)).toEqual([]);
  });

  it('0047: names are found in common kanji, and each index of search that there is will be made anew', async () => {
    await migrateBefore(47);
    const [north, south] = [await aCommunity(), await aCommunity()];
    const key = (text: string) => old.query(`INSERT INTO directory_key (tenant_id, id, level, member_id, key) VALUES ($1, gen_random_uuid(), 0, $2, $3)`, [north.tenant, north.member, text]);
    for (const text of ['髙橋渚', '橋渚', 'takahasi']) await key(text);
    for (const nr of [1, 2]) await old.query(`INSERT INTO search_segment (tenant_id, id, nr, seed, starts_at, last_at, entry_count) VALUES ($1, gen_random_uuid(), $2, 7, now(), now(), 1)`, [north.tenant, nr]);

    expect(await finish()).toContain('NamesAndRequests1730000000047');

    expect((await rows<{ key: string }>('SELECT key FROM directory_key')).map((row) => row.key).sort()).toEqual(['takahasi', '橋渚', '高橋渚']);
    expect(await rows(`SELECT tenant_id AS tenant, payload, state FROM outbox WHERE name = 'search.rebuild_due'`)).toEqual([{ tenant: north.tenant, payload: { after: '00000000-0000-0000-0000-000000000000' }, state: 'OPEN' }]);
    expect(await rows(`SELECT relname FROM pg_class WHERE relname IN ('directory_key', 'search_segment', 'outbox') AND NOT relforcerowsecurity`)).toEqual([]);
    expect(south.tenant).not.toBe(north.tenant);
  });
});
