import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AlumniImportsModule } from '#alumni';
import { FilesModule } from '#files';
import { IdentityModule } from '#identity';
import { LearningHandlersModule } from '#learning';
import { WorkerHostModule } from '#messaging';
import { TenancyModule } from '#tenancy';
import type { World } from '../../../../test/support/world.js';
import { ImportHandlersModule } from '../index.js';

export interface ImportWorker {
  stop(): Promise<void>;
}

/** A worker that reads and applies files, as a process of its own would; `more` are the modules of further kinds. */
export async function startImportWorker(world: World, more: (Type | DynamicModule)[] = []): Promise<ImportWorker> {
  const { adminUrl, secret } = world.db;
  @Module({
    imports: [
      TenancyModule.forRoot({ databaseUrl: adminUrl, secret, connections: { tenant: 8, relay: 4 } }),
      WorkerHostModule.forRoot({ directUrl: adminUrl, secret, concurrency: 6, pace: { pollMs: 50, backoffMs: 40, attempts: 5, staleMs: 2_000 }, logger: pino({ enabled: false }) }),
      IdentityModule.forRoot({ secret }),
      FilesModule.forRoot({ folder: world.filesDir, secret }),
      ImportHandlersModule,
      AlumniImportsModule,
      LearningHandlersModule,
      ...more,
    ],
  })
  class WorkerModule {}
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error'], abortOnError: false });
  return { stop: () => app.close() };
}
