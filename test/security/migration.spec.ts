import pg from 'pg';
import { DataSource } from 'typeorm';
import { roleUrl } from '#tenancy';
import { bootstrap } from '../../db/bootstrap.js';
import { migrate } from '../../db/migrate.js';
import { type World, startWorld } from '../support/world.js';

describe('migrating a database that is in use', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is done by a role that is no superuser, again and again, and changes no row', async () => {
    const [north] = await world.tenants(1);
    await north!.member();
    const before = await world.db.query('SELECT * FROM member ORDER BY id');
    // A clone keeps no grants on the database itself: the administrator's step gives them, and may be repeated.
    await bootstrap(world.db.adminUrl, world.db.secret);
    expect(await migrate({ databaseUrl: world.db.adminUrl, secret: world.db.secret })).toEqual([]);
    expect(await world.db.query('SELECT * FROM member ORDER BY id')).toEqual(before);
    const [role] = await world.db.query(`SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'ekkyo_migrator'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  it('has to switch FORCE off for a data step, and sees no row otherwise', async () => {
    const [north] = await world.tenants(1);
    const member = await north!.member();
    const source = await new DataSource({ type: 'postgres', url: roleUrl(world.db.adminUrl, world.db.secret, 'migrator'), installExtensions: false }).initialize();
    try {
      await source.transaction(async (manager) => {
        const forced = (await manager.query(`UPDATE member SET department = 'x' WHERE id = $1 RETURNING 1`, [member.id])) as [unknown[], number];
        expect(forced[1]).toBe(0);
        await manager.query('ALTER TABLE member NO FORCE ROW LEVEL SECURITY');
        const open = (await manager.query(`UPDATE member SET department = 'x' WHERE id = $1 RETURNING 1`, [member.id])) as [unknown[], number];
        expect(open[1]).toBe(1);
        await manager.query('ALTER TABLE member FORCE ROW LEVEL SECURITY');
      });
    } finally {
      await source.destroy();
    }
  });

  it('leaves the runtime roles nothing to own', async () => {
    const client = new pg.Client({ connectionString: roleUrl(world.db.adminUrl, world.db.secret, 'tenant') });
    await client.connect();
    try {
      await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
      await expect(client.query('ALTER TABLE member DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/must be owner/);
      expect((await client.query('SELECT count(*)::int AS n FROM member')).rows).toEqual([{ n: 0 }]);
    } finally {
      await client.end();
    }
  });
});
