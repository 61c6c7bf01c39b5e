import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, forbidden, notFound, refuse } from '#kernel';
import { type Actor } from '#graphql-kit';
import { ParticipationMode, TenantDirectory, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { LicenceOffered, LicencesOrdered } from '../../events.js';
import { FeeSplit, type LicenceBuyer, type LicencePool, type LicencePoolId, LicencePoolState } from './pool.entity.js';
import { type ChangeLicencePricesInput, LicencePoolExists, LicencePoolNotReady, NothingRequested, type OpenLicencePoolInput, type OrderLicencesInput, RequestsChanged, checkedTiers } from './pool.graphql.js';
import { buyerPage, buyersOf, changePool, holdRequests, insertPool, insertShares, lockPool, municipalities, poolPage, poolsByIds, showToMunicipalities, within } from './pool.queries.js';

/** The consortium's side of a joint purchase: `OPEN → ORDERED → CLOSED`. */
@Injectable()
export class LicencePoolService {
  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
  ) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<LicencePool>> {
    return poolPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<LicencePool[]> {
    return poolsByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(tenantId: TenantId, id: LicencePoolId): Promise<LicencePool> {
    const [pool] = await this.byIds(tenantId, [id]);
    if (!pool) throw notFound();
    return pool;
  }

  buyers(tenantId: TenantId, pool: LicencePool): Promise<LicenceBuyer[]> {
    return buyersOf(this.db, tenantId, pool);
  }

  async buyerPage(tenantId: TenantId, pool: LicencePool, args: PageArgs): Promise<Page<LicenceBuyer>> {
    return buyerPage(await this.buyers(tenantId, pool), args);
  }

  /** @throws FORBIDDEN where not the communities themselves take part, but their operators */
  async open(actor: Actor, input: OpenLicencePoolInput): Promise<LicencePool> {
    const { participationMode } = await this.directory.byId(actor.tenantId);
    if (participationMode !== ParticipationMode.ORGANIZATIONAL) throw forbidden();
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'openLicencePool', key: input.idempotencyKey, input }, async () => {
        const made = await insertPool(tx, { ...input, tiers: checkedTiers(input.tiers), fixedFee: input.fixedFee ?? 0, feeSplit: input.feeSplit ?? FeeSplit.EQUAL });
        if (!made) refuse(new LicencePoolExists());
        await showToMunicipalities(tx, made);
        for (const municipality of await municipalities(tx)) await tx.publishTo(municipality, 'procurement', LicenceOffered, { poolId: made });
        return { id: made };
      });
      return poolIn(tx, id);
    });
  }

  changePrices({ poolId, tiers: quoted, fixedFee }: ChangeLicencePricesInput): Promise<LicencePool> {
    return this.db.write(async (tx) => {
      const tiers = checkedTiers(quoted);
      await inState(tx, poolId, LicencePoolState.OPEN);
      await changePool(tx, poolId, ', tiers = $3, fixed_fee = $4', [JSON.stringify(tiers), fixedFee ?? 0]);
      return poolIn(tx, poolId);
    });
  }

  /** Fixes what is bought and who pays what, from the requests at this moment. */
  order({ poolId, seats }: OrderLicencesInput): Promise<LicencePool> {
    return this.db.write(async (tx) => {
      await holdRequests(tx, poolId);
      await inState(tx, poolId, LicencePoolState.OPEN);
      const pool = await poolIn(tx, poolId);
      if (pool.purchase.seats !== seats) refuse(Object.assign(new RequestsChanged(), { seats: pool.purchase.seats }));
      if (seats === 0) refuse(new NothingRequested());
      const buyers = new Set(await placeOrder(tx, poolId, tx.now));
      for (const municipality of await municipalities(tx)) if (buyers.has(municipality)) await tx.publishTo(municipality, 'procurement', LicencesOrdered, { poolId });
      return poolIn(tx, poolId);
    });
  }

  close(poolId: LicencePoolId): Promise<LicencePool> {
    return this.db.write(async (tx) => {
      await inState(tx, poolId, LicencePoolState.ORDERED);
      await changePool(tx, poolId, `, state = 'CLOSED', closed_at = $3`, [tx.now]);
      return poolIn(tx, poolId);
    });
  }

  /** A request came in or changed: everybody's total follows, unless the order was placed meanwhile. */
  async recountInTx(tx: Tx, poolId: LicencePoolId): Promise<void> {
    if ((await lockPool(tx, poolId))?.state === LicencePoolState.OPEN) await changePool(tx, poolId, '', []);
  }
}

/** Fixes the purchase and the shares; answers who has one. Whoever calls it has locked the pool and seen that it is open. */
export async function placeOrder(tx: Tx, poolId: LicencePoolId, at: Date): Promise<TenantId[]> {
  const pool = await poolIn(tx, poolId);
  const shares = (await buyersOf(within(tx), tx.tenantId!, pool)).flatMap(({ municipalityTenantId, share }) => (share ? [{ municipalityTenantId, share }] : []));
  await insertShares(tx, poolId, shares);
  await changePool(tx, poolId, `, state = 'ORDERED', ordered_at = $3, purchase = $4`, [at, JSON.stringify(pool.purchase)]);
  return shares.map((s) => s.municipalityTenantId);
}

/** The pool, kept as it is until the transaction ends. @throws NOT_FOUND; refuses another state */
export async function inState(tx: Tx, poolId: LicencePoolId, wanted: LicencePoolState): Promise<{ granted: number; bought: number }> {
  const pool = await lockPool(tx, poolId);
  if (!pool) throw notFound();
  if (pool.state !== wanted) refuse(LicencePoolNotReady.in(pool.state));
  return pool;
}

export async function poolIn(tx: Tx, id: string): Promise<LicencePool> {
  const [pool] = await poolsByIds(within(tx), tx.tenantId!, [id]);
  if (!pool) throw notFound();
  return pool;
}
