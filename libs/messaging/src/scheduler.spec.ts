import { pino } from 'pino';
import { newId } from '#kernel';
import { RelayDb, TenancyModule, type Tx } from '#tenancy';
import { Test } from '@nestjs/testing';
import { type TestDatabase, cloneDatabase } from '../../../test/support/database.js';
import { type Handler, assertJobs } from './handlers.js';
import { type Due, type Job, declaredJobs, defineJob } from './job.js';
import { On } from './on.js';
import { Scheduler } from './scheduler.js';

const Hourly = defineJob('test.hourly', { cron: '0 * * * *' });
const Breakfast = defineJob('test.breakfast', { cron: '0 8 * * *', zone: 'tenant', lateByHours: 2 });
const jobs = declaredJobs().filter(({ event }) => event === Hourly || event === Breakfast);
const at = (time: string): Date => new Date(`2026-03-09T${time}Z`);

describe('work at set times', () => {
  let db: TestDatabase;
  let relay: RelayDb;
  let close: () => Promise<void>;
  beforeEach(async () => {
    db = await cloneDatabase();
    const app = await Test.createTestingModule({ imports: [TenancyModule.forRoot({ databaseUrl: db.adminUrl, secret: db.secret, connections: { relay: 6 } })] }).compile();
    await app.init();
    relay = app.get(RelayDb);
    close = () => app.close();
    for (const zone of ['Asia/Tokyo', 'Asia/Tokyo', 'Europe/Berlin']) {
      await db.query(`INSERT INTO tenant (id, slug, name, kind, mark, color, time_zone, capabilities, created_at) VALUES ($1, $2, 'x', 'CORPORATE', 'x', '#000000', $3, '{}', now())`, [newId(), `t-${newId()}`, zone]);
    }
  });
  afterEach(async () => {
    await close();
    await db.drop();
  });

  const scheduler = (which: readonly Job[] = jobs): Scheduler => new Scheduler(relay, which, pino({ enabled: false }));
  const facts = async (name: string): Promise<{ zone: string; slot: string }[]> =>
    db.query(`SELECT t.time_zone AS zone, o.payload->>'slot' AS slot FROM outbox o JOIN tenant t ON t.id = o.tenant_id WHERE o.name = $1 ORDER BY 2, 1`, [name]);

  it('reaches every community once per slot, also with many workers and after a restart', async () => {
    const workers = [scheduler(), scheduler(), scheduler(), scheduler()];
    await Promise.all(workers.flatMap((w) => [w.round(at('10:00:00')), w.round(at('10:00:07'))]));
    await scheduler().round(at('10:59:59'));
    expect(await facts('test.hourly')).toEqual(['Asia/Tokyo', 'Asia/Tokyo', 'Europe/Berlin'].map((zone) => ({ zone, slot: '2026-03-09T10:00:00.000Z' })));
    await workers[0]!.round(at('11:00:01'));
    expect(await facts('test.hourly')).toHaveLength(6);
  });

  it("comes at each community's own time, and a missed one comes late but not too late", async () => {
    const worker = scheduler();
    await worker.round(at('07:30:00')); // Berlin 08:30; Tokyo's 08:00 was eight hours ago
    expect(await facts('test.breakfast')).toEqual([{ zone: 'Europe/Berlin', slot: '2026-03-09T07:00:00.000Z' }]);
    await worker.round(at('23:00:00'));
    expect((await facts('test.breakfast')).map((f) => f.slot)).toEqual(['2026-03-09T07:00:00.000Z', '2026-03-09T23:00:00.000Z', '2026-03-09T23:00:00.000Z']);
  });

  it('is begun whole or not at all', async () => {
    const broken: Job = { ...jobs[0]!, event: { name: 'test.broken', parse: () => { throw new Error('no'); } } };
    await expect(scheduler([broken]).round(at('10:00:00'))).rejects.toThrow('no');
    expect(await db.query(`SELECT 1 FROM job_slot WHERE job = 'test.broken'`)).toEqual([]);
  });

  it('forgets what was closed long ago, and nothing that is open or that would be handled again', async () => {
    const tenant = newId();
    const old = new Date(Date.now() - 15 * 86_400_000);
    const put = async (state: string, closedAt: Date | null): Promise<string> => {
      const id = newId();
      await db.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at, state, closed_at) VALUES ($1, $2, 'x', '{}', $3, $4, $5)`, [tenant, id, old, state, closedAt]);
      await db.query(`INSERT INTO handled (tenant_id, id, handler, handled_at) VALUES ($1, $2, 'x.y', $3)`, [tenant, id, old]);
      return id;
    };
    const [closed, fresh, open] = [await put('CLOSED', old), await put('CLOSED', new Date()), await put('OPEN', null)];
    await scheduler([]).round(new Date());
    const left = async (table: string): Promise<string[]> => (await db.query<{ id: string }>(`SELECT id FROM ${table} WHERE tenant_id = $1`, [tenant])).map((r) => r.id).sort();
    expect(await left('outbox')).toEqual([fresh, open].sort());
    expect(await left('handled')).toEqual([fresh, open].sort());
    expect([fresh, open]).not.toContain(closed);
  });
});

describe('a job', () => {
  class Worker {
    @On(Hourly, { handler: 'test.hourly' })
    async hourly(_tx: Tx, _due: Due): Promise<void> {}
  }

  it('has exactly one handler, or the worker does not start', () => {
    const handler = { event: Hourly, handler: 'test.hourly', method: 'hourly', door: 'tenant', outside: false, where: Worker.name, run: () => Promise.resolve() } as Handler;
    expect(() => assertJobs([handler], jobs)).toThrow('Jobs cannot be done: test.breakfast has 0 handlers instead of one.');
    expect(() => assertJobs([handler, handler], jobs.slice(0, 1))).toThrow('test.hourly has 2 handlers');
    expect(() => assertJobs([handler], jobs.slice(0, 1))).not.toThrow();
  });

  it.each([{ cron: 'every day' }, { cron: '0 25 * * *' }, { cron: '0 8 * * *', zone: 'Mars/Olympus' }])('with %j is refused when the process starts', (schedule) => {
    expect(() => defineJob(`test.wrong_${Math.random().toString(36).slice(2)}`, schedule)).toThrow();
  });
});
