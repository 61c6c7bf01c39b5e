import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Registry } from 'prom-client';
import { MatchingDb, RelayDb, TenantDb } from '#tenancy';
import { MessagingModule } from './messaging.module.js';
import { MessagingMetrics } from './metrics.js';
import { HANDLER_DOORS, WORKER_HOST_OPTIONS, WorkerHost, type WorkerHostOptions } from './worker-host.js';

/** Everything that a worker process needs to move and handle events, wake-ups included. */
@Module({})
export class WorkerHostModule {
  static forRoot(options: WorkerHostOptions & { registry?: Registry }): DynamicModule {
    return {
      module: WorkerHostModule,
      imports: [DiscoveryModule, MessagingModule.forRoot(options)],
      providers: [
        WorkerHost,
        { provide: WORKER_HOST_OPTIONS, useValue: options },
        { provide: MessagingMetrics, useFactory: () => new MessagingMetrics(options.registry) },
        { provide: HANDLER_DOORS, inject: [TenantDb, MatchingDb, RelayDb], useFactory: (tenant: TenantDb, matching: MatchingDb, relay: RelayDb) => ({ tenant, matching, relay }) },
      ],
      exports: [WorkerHost, MessagingMetrics],
    };
  }
}
