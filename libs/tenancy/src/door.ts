import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import type { Clock, TenantId } from '#kernel';
import { countStatement, countTransaction } from './meter.js';
import { Tx } from './tx.js';

const insideTransaction = new AsyncLocalStorage<true>();

/** What a transaction of this door begins with: `SET LOCAL` statements, and the tenant that stamps its rows. */
export interface Scope {
  settings: string;
  tenantId: TenantId | undefined;
}

/** Learns the tenants whose outbox has something new. */
export type PublishedListener = (tenants: ReadonlySet<TenantId>) => void;

/**
 * The way into the database for one role. A transaction begins with its scope in the same round trip; transactions do
 * not nest, because the inner one would wait for a connection that the outer one holds.
 */
export abstract class Door {
  private readonly listeners = new Set<PublishedListener>();

  constructor(
    private readonly dataSource: DataSource,
    protected readonly clock: Clock,
    /** Off behind a pooler that does not follow prepared statements (PgBouncer before 1.21). */
    private readonly prepares: boolean,
  ) {}

  /** @throws when the door needs a tenant and none is set */
  protected abstract scope(): Scope;

  read<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN READ ONLY', fn);
  }

  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN', fn);
  }

  /**
   * One statement that only reads, in one round trip: begin, statement and commit are sent together. Only reads may do
   * this: a COMMIT sent behind a failed statement "succeeds" as a rollback. `name` prepares the statement on its connection.
   */
  async readOne<T extends object>(sql: string, params: readonly unknown[] = [], name?: string): Promise<T[]> {
    const { settings } = this.enter();
    const client = await this.pool.connect();
    countTransaction(0);
    countStatement(sql);
    const sent = together(client, () => [
      client.query(`BEGIN READ ONLY; ${settings}`),
      client.query<T>({ text: sql, values: [...params], ...(name && this.prepares ? { name } : {}) }),
      client.query('COMMIT'),
    ] as const);
    const [begun, answered, ended] = await Promise.allSettled(sent);
    const failed = [begun, ended].find((r) => r.status === 'rejected');
    client.release(failed ? (failed.reason as Error) : undefined);
    if (failed) throw failed.reason;
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value.rows;
  }

  /** Calls `fn` after each transaction here that published and committed. Returns how to stop. */
  onPublished(fn: PublishedListener): () => void {
    this.listeners.add(fn);
    return () => void this.listeners.delete(fn);
  }

  /** How busy the pool is, for metrics and leak tests. */
  get load(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** @throws inside a transaction: it must be known before anything is waited for */
  protected assertOutside(): void {
    if (insideTransaction.getStore()) throw new Error('transactions do not nest: finish this one first');
  }

  private enter(): Scope {
    this.assertOutside();
    return this.scope();
  }

  private async transaction<T>(begin: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const { settings, tenantId } = this.enter();
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Tx(runner, client, tenantId, this.clock.now());
    tx.afterCommit(() => tx.heardBy.size > 0 && this.listeners.forEach((fn) => fn(tx.heardBy)));
    countTransaction(2);
    let result: T;
    try {
      await client.query(`${begin}; ${settings}`);
      tellOrm(runner, true);
      result = await insideTransaction.run(true, () => fn(tx));
      await client.query('COMMIT');
    } catch (error) {
      await rollBack(runner, client);
      throw error;
    } finally {
      tellOrm(runner, false);
      await runner.release();
    }
    tx.committed();
    return result;
  }
}

/** What `send` queries leaves in one write: a system call for each message was a seventh of the gateway's time. */
function together<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** Otherwise `save()` would open and commit a transaction of its own, and the tenant would be lost with it. */
function tellOrm(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** A connection whose rollback failed may still hold the tenant's settings: it is closed, never reused. */
async function rollBack(runner: QueryRunner, client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
  } catch (error) {
    await (runner as unknown as { releasePostgresConnection(e: unknown): Promise<void> }).releasePostgresConnection(error);
  }
}
