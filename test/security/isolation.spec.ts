import { TenantDb, currentContext, runInContext } from '#tenancy';
import { type World, startWorld } from '../support/world.js';

describe('connections that tenants share', () => {
  let world: World;
  let db: TenantDb;
  beforeAll(async () => {
    world = await startWorld({ DB_CONNECTIONS: '4' });
    db = world.app.get(TenantDb);
  });
  afterAll(() => world.close());

  it('never carry one tenant into another, whatever goes wrong in between', async () => {
    const tenants = await world.tenants(60);
    for (const tenant of tenants) await tenant.member();
    const visits = Array.from({ length: 800 }, (_, i) => tenants[(i * 13) % tenants.length]!);
    const killer = setInterval(() => void world.db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ekkyo-tenant' AND datname = current_database() ORDER BY random() LIMIT 1`), 50);
    let foreign = 0;
    let interrupted = 0;
    try {
      await Promise.all(
        visits.map(({ row }, i) =>
          runInContext({ tenantId: row.id }, async () => {
            try {
              if (i % 4 === 0) await db.write(async (tx) => { await tx.query('SELECT 1'); throw new Error('changed my mind'); }).catch(() => undefined);
              if (i % 6 === 0) await db.write((tx) => tx.query('SELECT 1 / 0')).catch(() => undefined);
              const rows = i % 2 ? await db.readOne<{ tenant: string }>('SELECT tenant_id AS tenant FROM member') : await db.write((tx) => tx.query<{ tenant: string }>('SELECT tenant_id AS tenant FROM member'));
              foreign += rows.filter((r) => r.tenant !== row.id).length;
              expect(rows).toHaveLength(1);
            } catch (error) {
              if (!/terminat|connection|not queryable|ECONNRESET|EPIPE/i.test(String(error))) throw error;
              interrupted += 1;
            }
          }),
        ),
      );
    } finally {
      clearInterval(killer);
    }
    expect(foreign).toBe(0);
    expect(interrupted).toBeLessThan(visits.length / 2);
    expect(db.load.waiting).toBe(0);
    expect(db.load.idle).toBe(db.load.total);
  });

  it('are not reached without a tenant, nor from inside another transaction', async () => {
    expect(currentContext()).toEqual({});
    await expect(db.read(async () => 1)).rejects.toThrow(/no tenant in context/);
    const [north] = await world.tenants(1);
    await runInContext({ tenantId: north!.row.id }, async () => {
      await expect(db.write(() => db.readOne('SELECT 1'))).rejects.toThrow(/do not nest/);
    });
    expect(() => runInContext({ tenantId: "x'; DROP TABLE member; --" }, () => 1)).toThrow(/canonical UUIDs/);
  });

  it('refuse a row of another tenant, read or written, by any statement', async () => {
    const [north, south] = await world.tenants(2);
    const victim = await south!.member();
    const inNorth = <T extends object>(sql: string, params: unknown[]) => north!.write((tx) => tx.query<T>(sql, params));
    expect(await inNorth('SELECT 1 FROM member WHERE id = $1', [victim.id])).toEqual([]);
    expect(await north!.write((tx) => tx.execute(`UPDATE member SET display_name = 'x' WHERE id = $1`, [victim.id]))).toBe(0);
    await expect(inNorth('UPDATE member SET tenant_id = $1', [south!.row.id])).rejects.toThrow(/permission denied/);
    await expect(inNorth(`INSERT INTO space (tenant_id, id, name, access, position, created_at) VALUES ($1, gen_random_uuid(), 'x', 'OPEN', 1, now())`, [south!.row.id])).rejects.toThrow(/row-level security/);
    await expect(inNorth('SELECT * FROM credential', [])).rejects.toThrow(/permission denied/);
    await expect(inNorth('SELECT * FROM membership', [])).rejects.toThrow(/permission denied/);
    // A definer function acts for the tenant in context, whoever calls it.
    await inNorth('SELECT app.unlink_membership($1)', [victim.accountId]);
    expect(await world.db.query('SELECT 1 AS one FROM membership WHERE account_id = $1', [victim.accountId])).toHaveLength(1);
  });
});
