import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { IdentityModule } from '#identity';
import { type Pace, WorkerHostModule } from '#messaging';
import { TenancyModule, type Tx } from '#tenancy';
import type { TestTenant, World } from '../../../../test/support/world.js';
import { type MailOptions, NotificationHandlersModule } from '../index.js';
import { Notifier } from '../delivery/notifier.service.js';

const QUICK: Partial<Pace> = { staleMs: 1_200, lockMs: 1_500, stalledMs: 400, attempts: 3, backoffMs: 40, slowRetryMs: 300 };

export interface Worker {
  readonly app: INestApplicationContext;
  readonly notifier: Notifier;
  /** Waits until every fact has been handled. */
  settled(): Promise<void>;
  /** Publishes in the tenant's context and waits until it has been handled. */
  hears(tenant: TestTenant, publish: (tx: Tx) => Promise<unknown>): Promise<void>;
  stop(): Promise<void>;
}

/** A worker as a process of its own would be, on the world's database; `others` are further parts that hear. */
export async function startWorker(world: World, mail: Partial<MailOptions> = {}, others: readonly Type[] = []): Promise<Worker> {
  const { adminUrl, secret } = world.db;
  @Module({
    imports: [
      TenancyModule.forRoot({ databaseUrl: adminUrl, secret, connections: { tenant: 12, relay: 4 } }),
      WorkerHostModule.forRoot({ directUrl: adminUrl, secret, concurrency: 9, pace: QUICK, logger: pino({ enabled: false }) }),
      IdentityModule.forRoot({ secret }),
      NotificationHandlersModule.forRoot({ from: 'no-reply@ekkyo.test', publicUrl: 'https://ekkyo.test/', secret, ...mail }),
      ...others,
    ],
  })
  class WorkerModule {}
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error'], abortOnError: false });
  const settled = async (): Promise<void> => {
    await eventually(async () => (await world.db.query(`SELECT 1 FROM outbox WHERE state IN ('OPEN', 'QUEUED') UNION ALL SELECT 1 FROM shared_outbox WHERE state <> 'CLOSED'`)).length === 0);
  };
  return {
    app,
    notifier: app.get(Notifier),
    settled,
    hears: async (tenant, publish) => {
      await tenant.write(publish);
      await settled();
    },
    stop: () => app.close(),
  };
}

/** A deadline for what must happen, not a statement about speed. */
export async function eventually(check: () => Promise<boolean> | boolean, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(15);
  }
}
