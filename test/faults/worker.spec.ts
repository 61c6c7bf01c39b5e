import { newId } from '#kernel';
import { databaseWithEffects, eventually } from '../../libs/messaging/src/testing/world.js';
import type { TestDatabase } from '../support/database.js';
import { Child } from './child.js';
import type { ChildSettings } from './ledger.js';

describe('the worker process', () => {
  let db: TestDatabase;
  let ledger: ChildSettings;
  const children: Child[] = [];

  beforeAll(async () => {
    db = await databaseWithEffects();
    ledger = { databaseUrl: db.adminUrl, secret: db.secret };
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill('SIGKILL')));
    await db.drop();
  });

  const start = async (more: Partial<ChildSettings> = {}): Promise<Child> => {
    const child = Child.with('worker-child.ts', { ...ledger, ...more });
    children.push(child);
    await child.said('ready');
    return child;
  };
  /** As the tenant's transaction would have written it. */
  const enter = async (note: string): Promise<string> => {
    const id = newId();
    await db.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at) VALUES ($1, $2, 'ledger.entered', $3, now())`, [newId(), id, JSON.stringify({ note })]);
    return id;
  };
  const booked = async (id: string): Promise<number> => (await db.query(`SELECT 1 FROM effect WHERE event_id = $1 AND handler = 'ledger.book'`, [id])).length;

  it('does not start with wrong settings and names them all', async () => {
    const child = new Child('../../apps/worker/main.ts', { DATABASE_URL: 'mysql://localhost/ekkyo', REDIS_URL: 'http://localhost', EKKYO_SECRET: 'short', WORKER_CONCURRENCY: 'many' });
    expect(await child.ended).toEqual({ code: 1, signal: null });
    expect(child.output.trim().split('\n')).toHaveLength(1);
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'EKKYO_SECRET', 'WORKER_CONCURRENCY']) expect(child.output).toContain(name);
    expect(child.output).not.toContain('short');
  });

  it('tells whether it lives, whether it works, and how much is waiting', async () => {
    const child = await start();
    const { port } = await child.said('ready');
    const get = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return [response.status, await response.text()];
    };
    expect(await get('/healthz')).toEqual([200, 'ok']);
    await eventually(async () => (await get('/readyz'))[0] === 200);
    const id = await enter('measured');
    await eventually(async () => (await booked(id)) === 1);
    await eventually(async () => /ekkyo_events_handled_total\{handler="ledger.book"\} 1/.test((await get('/metrics'))[1]));
    expect((await get('/metrics'))[1]).toMatch(/ekkyo_outbox_lag_seconds\{source="shared_outbox"\} 0/);
    expect((await get('/anything'))[0]).toBe(404);
    child.abandon();
    expect(await child.ended).toEqual({ code: 0, signal: null });
  });

  it('ends in time when a handler hangs, and the next one does the work once', async () => {
    const child = await start({ hangOn: 'hang' });
    const id = await enter('hang');
    await eventually(async () => (await db.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = 'ekkyo_tenant' AND state = 'idle in transaction'`)).length > 0);
    // The handler never comes back, so that the process ends at all is the deadline's doing.
    expect(await child.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await booked(id)).toBe(0);

    const next = await start();
    await eventually(async () => (await booked(id)) === 1);
    await eventually(async () => (await db.query(`SELECT 1 FROM outbox WHERE state <> 'CLOSED'`)).length === 0);
    expect(await booked(id)).toBe(1);
    expect(await next.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  }, 120_000);
});
