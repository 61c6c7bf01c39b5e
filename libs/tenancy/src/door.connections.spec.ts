import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId } from '#kernel';
import { type EventType, TenancyModule, TenantDb, runInContext } from '#tenancy';
import { type TestDatabase, cloneDatabase } from '../../../test/support/database.js';

const Something: EventType<{ n: number }> = { name: 'test.something', parse: (payload) => payload as { n: number } };

describe('a door', () => {
  let db: TestDatabase;
  let app: INestApplicationContext;
  let tenants: TenantDb;

  beforeAll(async () => {
    db = await cloneDatabase();
    app = await NestFactory.createApplicationContext(TenancyModule.forRoot({ databaseUrl: db.adminUrl, secret: db.secret }), { logger: false });
    tenants = app.get(TenantDb);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const asTenant = <T>(fn: () => Promise<T>, tenantId = newId()): Promise<T> => runInContext({ tenantId }, fn);
  const killBackends = async (): Promise<void> => {
    await sleep(150);
    await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'ekkyo%'`);
  };

  it.each<[string, () => Promise<unknown>]>([
    ['a pipelined read', () => tenants.readOne('SELECT pg_sleep(2)')],
    ['a statement', () => tenants.write((tx) => tx.query('SELECT pg_sleep(2)'))],
    ['the pause between two statements', () => tenants.write(async (tx) => { await sleep(500); await tx.query('SELECT 1'); })],
  ])('outlives a connection that is killed in %s, and leaks none', async (_where, work) => {
    const [outcome] = await Promise.allSettled([asTenant(work), killBackends()]);
    expect(outcome.status).toBe('rejected');
    expect(await asTenant(() => tenants.readOne('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect(tenants.load.idle).toBe(tenants.load.total);
  });

  it('tells whose outbox has something new, once per transaction and only after its commit', async () => {
    const told: string[][] = [];
    const stop = tenants.onPublished((heardBy) => told.push([...heardBy]));
    const tenantId = newId();
    await asTenant(() => tenants.write(async (tx) => { await tx.publishAll(Something, [{ n: 1 }, { n: 2 }]); expect(told).toEqual([]); }), tenantId);
    await expect(asTenant(() => tenants.write(async (tx) => { await tx.publish(Something, { n: 3 }); throw new Error('no'); }))).rejects.toThrow('no');
    await asTenant(() => tenants.write((tx) => tx.query('SELECT 1')));
    stop();
    await asTenant(() => tenants.write((tx) => tx.publish(Something, { n: 4 })));
    expect(told).toEqual([[tenantId]]);
  });

  it('does not call a committed transaction failed when something after the commit fails', async () => {
    await expect(asTenant(() => tenants.write(async (tx) => { tx.afterCommit(() => { throw new Error('the listener is gone'); }); return 'kept'; }))).resolves.toBe('kept');
  });
});
