import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { newId } from '#kernel';
import { MatchingDb, TenancyModule, TenantDb, type Tx, runInContext, tenantTable } from '#tenancy';
import { type TestDatabase, cloneDatabase } from '../../../../test/support/database.js';
import type { Pace } from '../pace.js';
import { type JobQueue, openQueue } from '../queue.js';
import { WakeUps } from '../wake-ups.js';
import { WorkerHost, type WorkerHostOptions } from '../worker-host.js';
import { WorkerHostModule } from '../worker-host.module.js';

/** Where the queue of a suite lives, and how it is made to fail. */
export interface Place {
  redisUrl?: string;
  /** Another way to the same database, for everything but the queue and wake-ups. */
  pooled?(db: TestDatabase): Promise<string>;
  forgetJobs(db: TestDatabase): Promise<void>;
  /** Ends the connections of the queue and of wake-ups. */
  cut(db: TestDatabase): Promise<void>;
}

export const cutDatabase = async (db: TestDatabase): Promise<void> =>
  void (await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'ekkyo%'`));

export interface Effect {
  tenant: string;
  seen_tenant: string | null;
  event_id: string;
  handler: string;
  note: string;
}

/** A database with a table of effects, in which nothing keeps an effect from happening twice. */
export async function databaseWithEffects(): Promise<TestDatabase> {
  const db = await cloneDatabase();
  await tenantTable({ query: db.query } as never, 'effect', 'seen_tenant uuid, event_id uuid NOT NULL, handler text NOT NULL, note text NOT NULL, seq bigserial', {
    access: [{ role: 'matching', commands: ['SELECT', 'INSERT'] }],
  });
  await db.query('GRANT USAGE ON SEQUENCE effect_seq_seq TO ekkyo_tenant, ekkyo_matching');
  return db;
}

const SILENT = pino({ enabled: false });
export const QUICK: Partial<Pace> = { staleMs: 1_200, lockMs: 1_500, stalledMs: 400, attempts: 3, backoffMs: 40, slowRetryMs: 300 };

/** A running worker with these handlers, and the doors through which a gateway would write. */
export class World {
  private constructor(
    readonly db: TestDatabase,
    readonly place: Place,
    private readonly app: INestApplicationContext,
    readonly queue: JobQueue,
  ) {}

  static async start(db: TestDatabase, place: Place, providers: readonly (Type | object)[], options: Partial<WorkerHostOptions> = {}): Promise<World> {
    const queueOptions = { directUrl: db.adminUrl, secret: db.secret, redisUrl: place.redisUrl };
    const concurrency = options.concurrency ?? 6;
    const databaseUrl = (await place.pooled?.(db)) ?? db.adminUrl;
    @Module({
      imports: [
        TenancyModule.forRoot({ databaseUrl, secret: db.secret, preparedStatements: !place.pooled, connections: { tenant: concurrency + 2, relay: 4 } }),
        WorkerHostModule.forRoot({ logger: SILENT, concurrency, ...queueOptions, ...options, pace: { ...QUICK, ...options.pace } }),
      ],
      providers: providers.map((p) => (typeof p === 'function' ? p : { provide: p.constructor, useValue: p })) as never,
    })
    class WorldModule {}
    const app = await Test.createTestingModule({ imports: [WorldModule] }).compile();
    await app.init().catch(async (error: unknown) => {
      await app.get(WakeUps).close(); // it would go on connecting; a process would have ended here
      throw error;
    });
    return new World(db, place, app, openQueue(queueOptions, SILENT));
  }

  get tenants(): TenantDb {
    return this.app.get(TenantDb);
  }
  get matching(): MatchingDb {
    return this.app.get(MatchingDb);
  }
  get wakeUps(): WakeUps {
    return this.app.get(WakeUps);
  }
  get host(): WorkerHost {
    return this.app.get(WorkerHost);
  }

  /** What a request of this tenant would do. */
  write<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return runInContext({ tenantId }, () => this.tenants.write(fn));
  }

  effects(where = 'true', params: unknown[] = []): Promise<Effect[]> {
    return this.db.query<Effect & object>(`SELECT tenant_id AS tenant, seen_tenant, event_id, handler, note FROM effect WHERE ${where} ORDER BY seq`, params);
  }

  async states(table: 'outbox' | 'shared_outbox' = 'outbox'): Promise<Record<string, number>> {
    const rows = await this.db.query<{ state: string; n: number }>(`SELECT state, count(*)::int AS n FROM ${table} GROUP BY state`);
    return Object.fromEntries(rows.map((r) => [r.state, r.n]));
  }

  /** Waits until nothing is open any more. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const open = await this.db.query(`SELECT 1 FROM outbox WHERE state IN ('OPEN', 'QUEUED') UNION ALL SELECT 1 FROM shared_outbox WHERE state <> 'CLOSED'`);
      return open.length === 0;
    });
  }

  metrics(): Promise<string> {
    return this.app.get(WorkerHost)['metrics'].registry.metrics();
  }

  async stop(): Promise<void> {
    await this.queue.close();
    await this.app.close();
  }
}

/** Generous: a deadline for what must happen, not a statement about speed. */
export async function eventually(check: () => Promise<boolean> | boolean, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(15);
  }
}

export const twoTenants = (): [string, string] => [newId(), newId()];
