import { Test, type TestingModule } from '@nestjs/testing';
import { pino } from 'pino';
import { newId } from '#kernel';
import { declaredJobs } from '#messaging';
import { type TestTenant, type World, startWorld } from '../support/world.js';
import { eventually } from '../../libs/messaging/src/testing/world.js';
import { sendFile } from '../../libs/files/src/testing/send.js';
import { readConfig } from '../../apps/worker/config.js';
import { WorkerModule, domainModules } from '../../apps/worker/worker.module.js';

describe('the worker with everything it does', () => {
  let world: World;
  let worker: TestingModule;
  let north: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
    north = await world.tenant();
    const { db } = world;
    const config = { ...readConfig({ DATABASE_URL: db.adminUrl, EKKYO_SECRET: 'tests-tests-tests' }), secret: db.secret, filesDir: world.filesDir };
    worker = await Test.createTestingModule({ imports: [WorkerModule.with(config, pino({ enabled: false }), domainModules(config), { pollMs: 100 })] }).compile();
    await worker.init(); // fails when a fact or a job is not heard as it must be
  });
  afterAll(async () => {
    await worker.close();
    await world.close();
  });

  it('begins its jobs', async () => {
    const due = declaredJobs().filter((job) => job.zone !== 'tenant' && Date.now() - (job.latest(new Date(), job.zone)?.getTime() ?? 0) < job.lateByMs);
    await eventually(async () => {
      const begun = await world.db.query<{ job: string }>('SELECT job FROM job_slot');
      return due.every(({ event }) => begun.some(({ job }) => job === event.name));
    });
  });

  it('forgets requests of last week and files that nobody took', async () => {
    const hana = await north.signIn();
    const { id } = await sendFile(world, hana, north.slug, 'a,b', 'a.csv');
    expect(id).toBeDefined();
    await world.db.query(`UPDATE file SET loose_since = now() - interval '2 days' WHERE tenant_id = $1`, [north.row.id]);
    for (const days of [8, 1]) {
      await world.db.query(`INSERT INTO idempotency (tenant_id, id, key, operation, member_id, fingerprint, result_id, created_at) VALUES ($1, $2, $3, 'x', $4, 'x', $2, now() - make_interval(days => $5))`, [north.row.id, newId(), `${days}`, hana.member.id, days]);
    }
    for (const job of ['identity.forget_requests', 'files.purge_loose']) {
      await world.db.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at) VALUES ($1, $2, $3, $4, now())`, [north.row.id, newId(), job, JSON.stringify({ slot: new Date().toISOString() })]);
    }
    await eventually(async () => (await world.db.query('SELECT 1 FROM file WHERE tenant_id = $1', [north.row.id])).length === 0);
    await eventually(async () => (await world.db.query<{ key: string }>('SELECT key FROM idempotency WHERE tenant_id = $1', [north.row.id])).map((r) => r.key).join() === '1');
  });
});
