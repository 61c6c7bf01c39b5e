import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import { CommunityHandlersModule, LinkPreviewsModule } from '#community';
import { CorporateHandlersModule } from '#corporate';
import { AlumniImportsModule } from '#alumni';
import { EventHandlersModule } from '#events';
import { FederationHandlersModule } from '#federation';
import { FilesModule } from '#files';
import { IdentityModule } from '#identity';
import { ImportHandlersModule } from '#imports';
import { LearningHandlersModule } from '#learning';
import { MatchingHandlersModule } from '#matching';
import { type Pace, WorkerHostModule } from '#messaging';
import { NotificationHandlersModule } from '#notifications';
import { SearchHandlersModule } from '#search';
import { TodayHandlersModule } from '#today';
import { TrustHandlersModule } from '#trust';
import { TenancyModule } from '#tenancy';
import type { WorkerConfig } from './config.js';

/** The product's parts that hear events. */
export const domainModules = ({ secret, filesDir, s3, linkPreviews, smtpUrl, mailFrom, publicUrl }: WorkerConfig): (Type | DynamicModule)[] => [
  IdentityModule.forRoot({ secret }),
  FilesModule.forRoot({ folder: filesDir, s3, secret }),
  ImportHandlersModule,
  CommunityHandlersModule,
  LinkPreviewsModule.forRoot(linkPreviews),
  CorporateHandlersModule,
  EventHandlersModule,
  FederationHandlersModule,
  LearningHandlersModule,
  MatchingHandlersModule,
  TodayHandlersModule,
  TrustHandlersModule,
  SearchHandlersModule,
  AlumniImportsModule,
  NotificationHandlersModule.forRoot({ smtpUrl, from: mailFrom, publicUrl, secret }),
];

@Module({})
export class WorkerModule {
  static with(config: WorkerConfig, log: Logger, modules: readonly (Type | DynamicModule)[], pace: Partial<Pace> = {}): DynamicModule {
    const { databaseUrl, directUrl, redisUrl, secret, concurrency, shutdownMs, preparedStatements } = config;
    return {
      module: WorkerModule,
      imports: [
        // Handlers that leave the system read and write as well, so there are a few more connections than handlers.
        TenancyModule.forRoot({ databaseUrl, secret, preparedStatements, connections: { tenant: concurrency + 4, relay: 4, matching: 4 } }),
        WorkerHostModule.forRoot({ directUrl, secret, redisUrl, concurrency, shutdownMs, logger: log, pace, schedules: config.schedules }),
        ...modules,
      ],
    };
  }
}
