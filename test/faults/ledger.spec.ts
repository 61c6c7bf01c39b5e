import { setTimeout as sleep } from 'node:timers/promises';
import { type Effect, databaseWithEffects, eventually } from '../../libs/messaging/src/testing/world.js';
import type { TestDatabase } from '../support/database.js';
import { Child } from './child.js';
import type { ChildSettings } from './ledger.js';

const FACTS = 240;
const KILLS = 3;

describe('what was acknowledged', () => {
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

  const start = async (file: string): Promise<Child> => {
    const child = Child.with(file, ledger);
    children.push(child);
    await child.said('ready');
    return child;
  };

  it('has every effect once, although the worker is killed again and again', async () => {
    const [writer, first] = await Promise.all([start('writer-child.ts'), start('worker-child.ts')]);
    writer.tell({ facts: FACTS });
    let worker = first;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(50 + Math.random() * 400);
      await worker.kill('SIGKILL');
      worker = await start('worker-child.ts');
    }
    await writer.said('done');
    await eventually(async () => (await db.query(`SELECT 1 FROM outbox WHERE state <> 'CLOSED'`)).length === 0, 60_000);

    const acknowledged = writer.messages.filter((m) => m.type === 'acknowledged');
    expect(acknowledged).toHaveLength(FACTS);
    const effects = await db.query<Effect>(`SELECT tenant_id AS tenant, seen_tenant, event_id, handler, note FROM effect`);
    const times = new Map<string, number>();
    for (const e of effects) times.set(`${e.event_id} ${e.handler}`, (times.get(`${e.event_id} ${e.handler}`) ?? 0) + 1);

    const wrong = acknowledged.flatMap(({ id }) => ['ledger.book', 'ledger.copy'].map((handler) => ({ id, handler, times: times.get(`${id} ${handler}`) ?? 0 })).filter((x) => x.times !== 1));
    expect(wrong).toEqual([]);
    // Nothing was heard early, nor forgotten by a worker that had it in mind.
    const delayed = await db.query<{ early: boolean }>('SELECT h.handled_at < o.not_before AS early FROM outbox o JOIN handled h USING (tenant_id, id) WHERE o.not_before IS NOT NULL');
    expect(delayed).toHaveLength(FACTS);
    expect(delayed.filter(({ early }) => early)).toEqual([]);
    // What a handler published in its turn: as many facts, each filed once.
    expect(effects.filter((e) => e.handler === 'ledger.file')).toHaveLength(FACTS);
    expect(new Set(effects.filter((e) => e.handler === 'ledger.file').map((e) => e.note)).size).toBe(FACTS);
    // What left the system: at least once, under one key each.
    expect(acknowledged.filter(({ id }) => !times.has(`${id} ${id}-ledger.send`))).toEqual([]);
    expect(new Set(effects.filter((e) => e.handler.endsWith('-ledger.send')).map((e) => e.handler)).size).toBe(FACTS);
    expect(effects.filter((e) => e.seen_tenant !== e.tenant)).toEqual([]);
    expect(await db.query(`SELECT state, count(*)::int AS n FROM bullmq.job GROUP BY state`)).toEqual([]);
  }, 120_000);
});
