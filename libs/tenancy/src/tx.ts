import type { EntityTarget, FindManyOptions, FindOptionsWhere, ObjectLiteral, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { type TenantId, newId, notFound } from '#kernel';
import { countStatement } from './meter.js';

/** A fact that others may hear; made by messaging's `defineEvent`. */
export interface EventType<T> {
  readonly name: string;
  parse(payload: unknown): T;
}

/** How facts are published. */
export interface Publishing<T> {
  /** They are heard once this time has come, or each at its own, by the database's clock; at once by default. What may have changed by then, their handler looks at. */
  notBefore?: Date | ((payload: T) => Date);
}

/** Rows whose tenant_id (and id) the transaction fills in. */
type Stamped = 'tenantId' | 'id';
export type NewRow<T> = Omit<T, Stamped | keyof RowMethods> & { id?: string };
interface RowMethods {
  toJSON?: unknown;
}

/**
 * One open transaction. It can reach only what its role and its tenant can, and it is the only thing that use cases get:
 * no EntityManager, no DataSource, so nothing can run outside it.
 */
export class Tx {
  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    /** The tenant whose rows this transaction writes; undefined at doors without a tenant. */
    readonly tenantId: TenantId | undefined,
    readonly now: Date,
  ) {}

  private readonly afterwards: (() => unknown)[] = [];
  /** The tenants in whose outbox this transaction wrote. */
  readonly heardBy = new Set<TenantId>();

  /** Runs `fn` once this transaction has committed, e.g. to wake a listener; what it does may be lost in a crash. */
  afterCommit(fn: () => unknown): void {
    this.afterwards.push(fn);
  }

  /** Called by the door after COMMIT. What is committed must not look failed to the caller, so a failing `fn` only warns. */
  committed(): void {
    for (const fn of this.afterwards) void Promise.resolve().then(fn).catch((error: unknown) => process.emitWarning(`after a commit: ${String(error)}`));
  }

  /** Rows of a statement with `$1` parameters. Hot statements carry `tenant_id = $n` as well as their policy. */
  async query<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    countStatement(sql);
    const { rows } = await this.client.query<T>(sql, [...params]);
    return rows;
  }

  /** The first row, or undefined. */
  async first<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(sql, params))[0];
  }

  /** How many rows a statement changed. */
  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    countStatement(sql);
    return (await this.client.query(sql, [...params])).rowCount ?? 0;
  }

  async insert<T extends ObjectLiteral>(entity: new () => T, row: NewRow<T>): Promise<T> {
    return (await this.insertAll(entity, [row]))[0]!;
  }

  /** All rows in one statement, in their order. */
  async insertAll<T extends ObjectLiteral>(entity: new () => T, rows: readonly NewRow<T>[]): Promise<T[]> {
    if (rows.length === 0) return [];
    const stamp = this.tenantId ? { tenantId: this.tenantId } : {};
    const made = rows.map((row) => Object.assign(new entity(), row, stamp, { id: row.id ?? newId(this.now.getTime()) }) as T);
    await this.runner.manager.createQueryBuilder().insert().into(entity as EntityTarget<T>).values(made as never).updateEntity(false).execute();
    return made;
  }

  find<T extends ObjectLiteral>(entity: new () => T, where: FindOptionsWhere<T>, options: Omit<FindManyOptions<T>, 'where'> = {}): Promise<T[]> {
    return this.runner.manager.find(entity, { ...options, where: this.scoped(where) });
  }

  async findOne<T extends ObjectLiteral>(entity: new () => T, where: FindOptionsWhere<T>): Promise<T | undefined> {
    return (await this.runner.manager.findOne(entity, { where: this.scoped(where) })) ?? undefined;
  }

  /** @throws NOT_FOUND, the same for what is missing and for what is another tenant's */
  async get<T extends ObjectLiteral>(entity: new () => T, id: string): Promise<T> {
    const row = await this.findOne(entity, { id } as unknown as FindOptionsWhere<T>);
    if (!row) throw notFound();
    return row;
  }

  /** How many rows matched and were changed. */
  async update<T extends ObjectLiteral>(entity: new () => T, where: FindOptionsWhere<T>, patch: Partial<Omit<T, Stamped>>): Promise<number> {
    const result = await this.runner.manager.createQueryBuilder().update(entity).set(patch as never).where(this.scoped(where)).updateEntity(false).execute();
    return result.affected ?? 0;
  }

  async delete<T extends ObjectLiteral>(entity: new () => T, where: FindOptionsWhere<T>): Promise<number> {
    return (await this.runner.manager.delete(entity, this.scoped(where))).affected ?? 0;
  }

  /** Writes the fact into this tenant's outbox: it is heard if and only if this transaction commits. Returns its id. */
  async publish<T>(event: EventType<T>, payload: T, how: Publishing<T> = {}): Promise<string> {
    return (await this.publishAll(event, [payload], how))[0]!;
  }

  async publishAll<T>(event: EventType<T>, payloads: readonly T[], { notBefore }: Publishing<T> = {}): Promise<string[]> {
    if (!this.tenantId) throw new Error('only a tenant can publish; a shared fact goes through publishTo');
    const ids = payloads.map(() => newId(this.now.getTime()));
    if (ids.length === 0) return ids;
    await this.execute(
      `INSERT INTO outbox (tenant_id, id, name, payload, created_at, state, not_before)
       SELECT $1, x.id, $3, x.payload, $5, CASE WHEN x.not_before IS NULL THEN 'OPEN' ELSE 'DELAYED' END, x.not_before FROM unnest($2::uuid[], $4::jsonb[], $6::timestamptz[]) AS x(id, payload, not_before)`,
      [this.tenantId, ids, event.name, payloads.map((p) => JSON.stringify(event.parse(p))), this.now, payloads.map((p) => (typeof notBefore === 'function' ? notBefore(p) : (notBefore ?? null)))],
    );
    this.heardBy.add(this.tenantId);
    return ids;
  }

  /**
   * Publishes a fact into another tenant's outbox of shared facts. It rests on the grant `scope` that the audience
   * made to `ownerTenantId` (by default the tenant of this transaction): without the grant the database refuses it.
   */
  async publishTo<T>(audience: TenantId, scope: string, event: EventType<T>, payload: T, ownerTenantId = this.tenantId): Promise<string> {
    if (!ownerTenantId) throw new Error('a shared fact needs an owner');
    const id = newId(this.now.getTime());
    await this.execute(
      `INSERT INTO shared_outbox (audience_tenant_id, id, owner_tenant_id, scope, version, name, payload, created_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7)`,
      [audience, id, ownerTenantId, scope, event.name, JSON.stringify(event.parse(payload)), this.now],
    );
    this.heardBy.add(audience);
    return id;
  }

  private scoped<T extends ObjectLiteral>(where: FindOptionsWhere<T>): FindOptionsWhere<T> {
    const metadata = this.tenantId ? { tenantId: this.tenantId } : {};
    return { ...where, ...metadata } as FindOptionsWhere<T>;
  }
}
