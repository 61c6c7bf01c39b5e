import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { newId } from '#kernel';
import { IdentityModule, TenantKind } from '#identity';
import { WorkerHostModule } from '#messaging';
import { TenancyModule } from '#tenancy';
import type { TestTenant, World } from '../../../../test/support/world.js';
import { letPublish } from '../grants.js';
import { FederationHandlersModule, ParticipationService } from '../index.js';

/** A federation and communities that take part in it. */
export async function federationOf(world: World, count: number): Promise<{ federation: TestTenant; communities: TestTenant[] }> {
  const federation = await world.tenant({ kind: TenantKind.FEDERATION });
  const communities = await world.tenants(count);
  for (const community of communities) await world.app.get(ParticipationService).participate(federation.row.id, community.row.id);
  return { federation, communities };
}

/** Two communities in a collaboration, as it is after both were interested; `oneSided` leaves out the second one's consent. */
export async function partners(world: World, { oneSided = false } = {}): Promise<{ federation: TestTenant; host: TestTenant; partner: TestTenant; collaborationId: string }> {
  const { federation, communities } = await federationOf(world, 2);
  const [host, partner] = communities as [TestTenant, TestTenant];
  const collaborationId = newId();
  for (const [one, other] of [[host, partner], [partner, host]] as const) {
    await world.db.query(
      `INSERT INTO collaboration (audience_tenant_id, id, owner_tenant_id, scope, version, partner_tenant_id, title, state, started_at)
       VALUES ($1, $2, $3, 'proposals', 1, $4, '{"ja":"登壇と会場","en":"Speaker and venue"}', 'INTRODUCED', now())`,
      [one.row.id, collaborationId, federation.row.id, other.row.id],
    );
  }
  await host.write((tx) => letPublish(tx, partner.row.id, 'joint-events'));
  if (!oneSided) await partner.write((tx) => letPublish(tx, host.row.id, 'joint-events'));
  return { federation, host, partner, collaborationId };
}

export interface Worker {
  readonly app: INestApplicationContext;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** A worker as a process of its own would be, on the world's database; with `more` than what federation hears. */
export async function startWorker(world: World, more: (Type | DynamicModule)[] = []): Promise<Worker> {
  const { adminUrl, secret } = world.db;
  const pace = { staleMs: 1_200, lockMs: 1_500, stalledMs: 400, attempts: 3, backoffMs: 40, slowRetryMs: 300 };
  @Module({
    imports: [
      TenancyModule.forRoot({ databaseUrl: adminUrl, secret, connections: { tenant: 8, relay: 4 } }),
      WorkerHostModule.forRoot({ directUrl: adminUrl, secret, concurrency: 6, pace, logger: pino({ enabled: false }) }),
      IdentityModule.forRoot({ secret }),
      FederationHandlersModule,
      ...more,
    ],
  })
  class WorkerModule {}
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error'], abortOnError: false });
  return {
    app,
    settled: async () => {
      const end = Date.now() + 30_000;
      while ((await world.db.query(`SELECT 1 FROM outbox WHERE state IN ('OPEN', 'QUEUED') UNION ALL SELECT 1 FROM shared_outbox WHERE state <> 'CLOSED'`)).length > 0) {
        if (Date.now() > end) throw new Error('it did not happen in time');
        await sleep(20);
      }
    },
    stop: () => app.close(),
  };
}
