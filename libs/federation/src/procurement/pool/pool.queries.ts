import { type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { type Tier, cheapest } from '../pricing.rules.js';
import { costShares } from '../shares.rules.js';
import { type FeeSplit, LicenceBuyer, LicencePool, type LicencePoolId, LicencePoolState, LicencePurchase, LicenceShare, LicenceTier } from './pool.entity.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

type PoolRow = Omit<LicencePool, 'tiers' | 'purchase'> & { tiers: Tier[]; purchase: LicencePurchase | null; askedFor: number };

/** What communities that take part now ask for; the others' requests are not bought for. `$1` is the consortium. */
const SELECT = `SELECT p.id, p.provider, p.licence_year AS "licenceYear", p.state, p.tiers, p.fixed_fee::float8 AS "fixedFee", p.fee_split AS "feeSplit", p.purchase,
    p.granted AS "grantedSeats", p.opened_at AS "openedAt", p.ordered_at AS "orderedAt", p.closed_at AS "closedAt", coalesce(a.seats, 0)::int AS "askedFor"
  FROM licence_pool p
  LEFT JOIN LATERAL (
    SELECT sum(r.seats) AS seats FROM seat_request r JOIN participation c ON c.tenant_id = $1 AND c.community_tenant_id = r.owner_tenant_id AND c.state = 'ACTIVE'
    WHERE r.audience_tenant_id = $1 AND r.pool_id = p.id) a ON p.state = 'OPEN'
  WHERE p.tenant_id = $1`;

function toPool({ askedFor, ...row }: PoolRow): LicencePool {
  return Object.assign(new LicencePool(), row, { tiers: shownTiers(row.tiers), purchase: row.purchase ?? purchaseOf(row.tiers, askedFor) });
}

export const shownTiers = (tiers: readonly Tier[]): LicenceTier[] => tiers.map((tier, i) => Object.assign(new LicenceTier(), tier, { to: tiers[i + 1] ? tiers[i + 1]!.from - 1 : null }));

export function purchaseOf(tiers: readonly Tier[], seats: number): LicencePurchase {
  const purchase = cheapest(tiers, seats);
  const place = tiers.findLastIndex((tier) => tier.from <= purchase.quantity);
  return Object.assign(new LicencePurchase(), purchase, { tier: place < 0 ? null : place + 1 });
}

/** Latest licence year first. */
export async function poolPage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<LicencePool>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<PoolRow>(
    `${SELECT} AND ($2::int IS NULL OR (p.licence_year, p.id) ${comparison} ($2, $3::uuid)) ORDER BY p.licence_year ${direction}, p.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `licence_pools_${direction}`,
  );
  return toPage(rows.map(toPool), request, (p) => [p.licenceYear, p.id]);
}

export async function poolsByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<LicencePool[]> {
  return (await db.readOne<PoolRow>(`${SELECT} AND p.id = ANY ($2)`, [tenantId, [...ids]], 'licence_pools_by_id')).map(toPool);
}

/** A consortium has at most some hundred municipalities, and a share depends on all of them: they are read together. */
export async function buyersOf(db: Reader, tenantId: TenantId, pool: LicencePool): Promise<LicenceBuyer[]> {
  const rows = await db.readOne<LicenceBuyer>(
    `SELECT c.community_tenant_id AS "municipalityTenantId", r.seats AS "requestedSeats", r.population, r.requested_at AS "requestedAt", s.share,
       coalesce(s.granted, 0) AS "grantedSeats", s.granted_at AS "grantedAt", c.since, c.id AS "participationId"
     FROM participation c
     LEFT JOIN seat_request r ON r.audience_tenant_id = $1 AND r.pool_id = $2 AND r.owner_tenant_id = c.community_tenant_id
     LEFT JOIN licence_share s ON s.tenant_id = $1 AND s.pool_id = $2 AND s.municipality_tenant_id = c.community_tenant_id
     WHERE c.tenant_id = $1 AND (c.state = 'ACTIVE' OR s.id IS NOT NULL) ORDER BY c.since, c.id`,
    [tenantId, pool.id],
    'licence_buyers',
  );
  const buyers = rows.map((row) => Object.assign(new LicenceBuyer(), row, { share: row.share && Object.assign(new LicenceShare(), row.share) }));
  return pool.state === LicencePoolState.OPEN ? withShares(pool, buyers) : buyers;
}

/** The shares as they would be with the requests of now. Of equal remainders and seats, who takes part longer comes first. */
function withShares({ purchase, fixedFee, feeSplit }: LicencePool, buyers: readonly LicenceBuyer[]): LicenceBuyer[] {
  const asked = buyers.map(({ requestedSeats, population }) => ({ seats: requestedSeats ?? 0, population }));
  return costShares({ cost: purchase.cost, fixedFee, feeSplit }, asked).map(({ seats, fee, total }, i) =>
    Object.assign(buyers[i]!, {
      share: asked[i]!.seats === 0 ? null : Object.assign(new LicenceShare(), { seats: asked[i]!.seats, seatCost: seats.amount, remainder: seats.remainder, isRoundedUp: seats.isRoundedUp, fee: fee.amount, total }),
    }),
  );
}

export function buyerPage(buyers: readonly LicenceBuyer[], args: PageArgs): Page<LicenceBuyer> {
  const request = pageRequest(args, ['time', 'id']);
  const order = request.backward ? [...buyers].reverse() : buyers;
  const at = (b: LicenceBuyer): string => `${b.since.toISOString()} ${b.participationId}`;
  const key = request.key && `${request.key[0]} ${request.key[1]}`;
  const rest = key === undefined ? order : order.filter((b) => (request.backward ? at(b) < key : at(b) > key));
  return toPage(rest.slice(0, request.limit + 1), request, (b) => [b.since.toISOString(), b.participationId]);
}

export interface Prices {
  tiers: readonly Tier[];
  fixedFee: number;
}

/** The new pool's id; undefined when there is one already. */
export async function insertPool(tx: Tx, { provider, licenceYear, tiers, fixedFee, feeSplit }: Prices & { provider: string; licenceYear: number; feeSplit: FeeSplit }): Promise<LicencePoolId | undefined> {
  const row = await tx.first<{ id: LicencePoolId }>(
    `INSERT INTO licence_pool (tenant_id, id, provider, licence_year, state, tiers, fixed_fee, fee_split, version, opened_at) VALUES ($1, $2, $3, $4, 'OPEN', $5, $6, $7, 1, $8)
     ON CONFLICT (tenant_id, provider, licence_year) DO NOTHING RETURNING id`,
    [tx.tenantId, newId(tx.now.getTime()), provider, licenceYear, JSON.stringify(tiers), fixedFee, feeSplit, tx.now],
  );
  return row?.id;
}

/**
 * No municipality changes its request, nor begins one, until this transaction ends. Municipalities take the lock shared and see
 * the pool's state afterwards: a request is either in the order or told that it comes too late. Taken before any row is locked.
 */
export const holdRequests = (tx: Tx, poolId: string): Promise<unknown> => tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [poolId]);
export const joinRequests = (tx: Tx, poolId: string): Promise<unknown> => tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 2))', [poolId]);

/** The pool's state, kept from changing until the transaction ends. A request that refers to the pool does not wait for it. */
export function lockPool(tx: Tx, id: LicencePoolId): Promise<{ state: LicencePoolState; granted: number; bought: number } | undefined> {
  return tx.first(
    `SELECT state, granted, coalesce((purchase ->> 'quantity')::int, 0) AS bought FROM licence_pool WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [tx.tenantId, id],
  );
}

/** Changes the pool, and with it what every municipality sees of it. */
export async function changePool(tx: Tx, id: LicencePoolId, change: string, params: readonly unknown[]): Promise<void> {
  await tx.execute(`UPDATE licence_pool SET version = version + 1${change} WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, ...params]);
  await showToMunicipalities(tx, id);
}

export async function insertShares(tx: Tx, poolId: LicencePoolId, shares: readonly { municipalityTenantId: TenantId; share: LicenceShare }[]): Promise<void> {
  await tx.execute(
    `INSERT INTO licence_share (tenant_id, id, pool_id, municipality_tenant_id, share) SELECT $1, x.id, $2, x.municipality, x.share FROM unnest($3::uuid[], $4::uuid[], $5::jsonb[]) AS x(id, municipality, share)`,
    [tx.tenantId, poolId, shares.map(() => newId(tx.now.getTime())), shares.map((s) => s.municipalityTenantId), shares.map((s) => JSON.stringify(s.share))],
  );
}

/** Those who let the consortium in and take part: they see its pools. */
export async function municipalities(tx: Tx): Promise<TenantId[]> {
  const rows = await tx.query<{ id: TenantId }>(
    `SELECT g.audience_tenant_id AS id FROM sharing_grant g JOIN participation c ON c.tenant_id = $1 AND c.community_tenant_id = g.audience_tenant_id AND c.state = 'ACTIVE'
     WHERE g.owner_tenant_id = $1 AND g.scope = 'procurement' ORDER BY g.audience_tenant_id`,
    [tx.tenantId],
  );
  return rows.map((row) => row.id);
}

const SHOWN = 'state, tiers, fixed_fee, purchase, version, total_seats, counted_seats, buyer_count, share, granted, granted_at, changed_at';

/** Each municipality's copy of the pool as it is now: one statement, whatever has changed. */
export async function showToMunicipalities(tx: Tx, poolId: LicencePoolId): Promise<void> {
  await tx.execute(
    `WITH asked AS (
       SELECT c.community_tenant_id AS municipality, coalesce((s.share ->> 'seats')::int, CASE WHEN p.state = 'OPEN' THEN r.seats END, 0) AS seats, s.share, coalesce(s.granted, 0) AS granted, s.granted_at
       FROM participation c JOIN licence_pool p ON p.tenant_id = $1 AND p.id = $2
       LEFT JOIN seat_request r ON r.audience_tenant_id = $1 AND r.pool_id = $2 AND r.owner_tenant_id = c.community_tenant_id
       LEFT JOIN licence_share s ON s.tenant_id = $1 AND s.pool_id = $2 AND s.municipality_tenant_id = c.community_tenant_id
       WHERE c.tenant_id = $1 AND (c.state = 'ACTIVE' OR s.id IS NOT NULL))
     INSERT INTO licence_offer (audience_tenant_id, id, owner_tenant_id, scope, provider, licence_year, fee_split, ${SHOWN})
     SELECT g.audience_tenant_id, p.id, p.tenant_id, g.scope, p.provider, p.licence_year, p.fee_split, p.state, p.tiers, p.fixed_fee, p.purchase, p.version,
       (SELECT sum(seats) FROM asked), a.seats, (SELECT count(*) FROM asked WHERE seats > 0), a.share, a.granted, a.granted_at, $3
     FROM licence_pool p JOIN sharing_grant g ON g.owner_tenant_id = $1 AND g.scope = 'procurement' JOIN asked a ON a.municipality = g.audience_tenant_id
     WHERE p.tenant_id = $1 AND p.id = $2
     ON CONFLICT (audience_tenant_id, id) DO UPDATE SET ${SHOWN.split(', ').map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [tx.tenantId, poolId, tx.now],
  );
}

/** To somebody who joins while requests are open: the pools appear there too, and the total is shown to all as it is. */
export async function showOpenPools(tx: Tx): Promise<void> {
  const open = await tx.query<{ id: LicencePoolId }>(`SELECT id FROM licence_pool WHERE tenant_id = $1 AND state = 'OPEN' ORDER BY id`, [tx.tenantId]);
  for (const { id } of open) await changePool(tx, id, '', []);
}
