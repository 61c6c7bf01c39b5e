import { type DynamicModule, Global, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { MatchingDb, TenantDb } from '#tenancy';
import type { QueueOptions } from './queue.js';
import { WakeUps } from './wake-ups.js';
import { PostgresWire } from './wire.postgres.js';
import { RedisWire } from './wire.redis.js';

export interface MessagingOptions extends QueueOptions {
  logger?: Logger;
}

/** The topic on which relays learn that an outbox has something new. */
export const OUTBOX_TOPIC = 'outbox';

/** Wake-ups between processes; and whoever publishes wakes the relays once it has committed. Import it once, in the root module. */
@Global()
@Module({})
export class MessagingModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly wakeUps: WakeUps,
    private readonly tenantDb: TenantDb,
    private readonly matchingDb: MatchingDb,
  ) {}

  static forRoot(options: MessagingOptions): DynamicModule {
    const log = options.logger ?? pino();
    const wire = options.redisUrl ? new RedisWire(options.redisUrl, log) : new PostgresWire(options.directUrl, options.secret, log);
    return { module: MessagingModule, providers: [{ provide: WakeUps, useFactory: () => new WakeUps(wire) }], exports: [WakeUps] };
  }

  onModuleInit(): void {
    this.wakeUps.open();
    for (const door of [this.tenantDb, this.matchingDb]) {
      door.onPublished((heardBy) => heardBy.forEach((tenantId) => void this.wakeUps.wake(OUTBOX_TOPIC, tenantId)));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.wakeUps.close();
  }
}
