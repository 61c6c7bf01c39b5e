import { TenantDb, runInContext } from '#tenancy';
import { type World, codeOf, startWorld } from '../support/world.js';
import { type Pooler, startPgBouncer } from './pgbouncer.js';

/** Connections change hands after every transaction here: a setting that outlived one would be the next tenant's. */
describe('behind PgBouncer in transaction mode', () => {
  let world: World;
  let pooler: Pooler | undefined;
  beforeAll(async () => {
    world = await startWorld({ DB_PREPARED_STATEMENTS: '0' }, async (db) => {
      pooler = await startPgBouncer(db.adminUrl, db.secret);
      return pooler.url;
    });
  });
  afterAll(async () => {
    await world.close();
    await pooler?.stop();
  });

  it('signs in, reads, writes and refuses as it does without', async () => {
    const [north, south] = await world.tenants(2);
    const operator = await north!.signIn('OPERATOR');
    const stranger = await south!.signIn('OWNER');
    const CREATE = 'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id name } } }';
    const space = (await operator.query(CREATE, { input: { name: '広場' } })).data?.createSpace;
    expect(space.name).toBe('広場');
    expect((await operator.query('{ spaces { nodes { name } } }')).data?.spaces.nodes).toEqual([{ name: '広場' }]);
    expect((await stranger.query('{ spaces { nodes { name } } }')).data?.spaces.nodes).toEqual([]);
    expect(codeOf(await stranger.query('{ spaces { nodes { name } } }', {}, { tenant: north!.slug }))).toBe('FORBIDDEN');
  });

  it('never shows one tenant to another while forty take turns on three connections, with errors in between', async () => {
    const tenants = await world.tenants(40);
    await Promise.all(tenants.map((t) => t.member()));
    const db = world.app.get(TenantDb);
    const visits = Array.from({ length: 600 }, (_, i) => tenants[(i * 7) % tenants.length]!);
    await Promise.all(
      visits.map(({ row }, i) =>
        runInContext({ tenantId: row.id }, async () => {
          if (i % 5 === 0) await expect(db.write((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow(/division by zero/);
          if (i % 7 === 0) await expect(db.readOne('SELECT no_such_column')).rejects.toThrow(/does not exist/);
          const seen = await (i % 2 ? db.readOne<{ tenant: string }>('SELECT tenant_id AS tenant FROM member') : db.read((tx) => tx.query<{ tenant: string }>('SELECT tenant_id AS tenant FROM member')));
          expect(new Set(seen.map((r) => r.tenant))).toEqual(new Set([row.id]));
        }),
      ),
    );
    expect(db.load.idle).toBe(db.load.total);
  });
});
