import { type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { LicencePurchase, LicenceShare } from '../pool/pool.entity.js';
import { type Reader, shownTiers } from '../pool/pool.queries.js';
import { LicenceOffer, type LicenceOfferId, SeatRequest } from './offer.entity.js';

type Row = Omit<LicenceOffer, 'tiers' | 'request'> & { requestId: string | null; requestedSeats: number; population: number | null; requestedAt: Date };

/** The consortium's copy and, in the same statement, this municipality's own request. `$1` is the municipality. */
const SELECT = `SELECT o.id, o.owner_tenant_id AS "federationTenantId", o.provider, o.licence_year AS "licenceYear", o.state, o.tiers AS prices, o.fixed_fee::float8 AS "fixedFee", o.fee_split AS "feeSplit",
    o.total_seats AS "totalSeats", o.counted_seats AS "countedSeats", o.buyer_count AS "buyerCount", o.purchase, o.share, o.granted AS "grantedSeats", o.granted_at AS "grantedAt",
    r.id AS "requestId", r.seats AS "requestedSeats", r.population, r.requested_at AS "requestedAt"
  FROM licence_offer o LEFT JOIN seat_request r ON r.audience_tenant_id = o.owner_tenant_id AND r.pool_id = o.id AND r.owner_tenant_id = $1
  WHERE o.audience_tenant_id = $1`;

function toOffer({ requestId, requestedSeats, population, requestedAt, purchase, share, ...row }: Row): LicenceOffer {
  return Object.assign(new LicenceOffer(), row, {
    tiers: shownTiers(row.prices),
    purchase: purchase && Object.assign(new LicencePurchase(), purchase),
    share: share && Object.assign(new LicenceShare(), share),
    request: requestId === null ? null : Object.assign(new SeatRequest(), { id: requestId, seats: requestedSeats, population, requestedAt }),
  });
}

/** Latest licence year first. */
export async function offerPage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<LicenceOffer>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Row>(
    `${SELECT} AND ($2::int IS NULL OR (o.licence_year, o.id) ${comparison} ($2, $3::uuid)) ORDER BY o.licence_year ${direction}, o.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `licence_offers_${direction}`,
  );
  return toPage(rows.map(toOffer), request, (o) => [o.licenceYear, o.id]);
}

export async function offersByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<LicenceOffer[]> {
  return (await db.readOne<Row>(`${SELECT} AND o.id = ANY ($2)`, [tenantId, [...ids]], 'licence_offers_by_id')).map(toOffer);
}

export async function requestsByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<SeatRequest[]> {
  const rows = await db.readOne<SeatRequest>('SELECT id, seats, population, requested_at AS "requestedAt" FROM seat_request WHERE owner_tenant_id = $1 AND id = ANY ($2)', [tenantId, [...ids]]);
  return rows.map((row) => Object.assign(new SeatRequest(), row));
}

/** The request as it is from now on; undefined when it says what it said before. */
export async function putRequest(tx: Tx, { federationTenantId, id: poolId }: LicenceOffer, seats: number, population: number | null): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(
    `INSERT INTO seat_request AS r (audience_tenant_id, id, owner_tenant_id, scope, version, pool_id, seats, population, requested_at) VALUES ($1, $2, $3, 'procurement', 1, $4, $5, $6, $7)
     ON CONFLICT (audience_tenant_id, pool_id, owner_tenant_id) DO UPDATE SET seats = excluded.seats, population = excluded.population, requested_at = excluded.requested_at, version = r.version + 1
     WHERE (r.seats, r.population) IS DISTINCT FROM (excluded.seats, excluded.population) RETURNING id`,
    [federationTenantId, newId(tx.now.getTime()), tx.tenantId, poolId, seats, population, tx.now],
  );
  return row?.id;
}

/** What this municipality has of all pools of the year together. */
export async function seatsOfYear(tx: Tx, offerId: LicenceOfferId): Promise<{ licenceYear: number; seats: number } | undefined> {
  return tx.first(
    `SELECT o.licence_year AS "licenceYear", sum(y.granted)::int AS seats FROM licence_offer o JOIN licence_offer y ON y.audience_tenant_id = $1 AND y.licence_year = o.licence_year
     WHERE o.audience_tenant_id = $1 AND o.id = $2 GROUP BY o.licence_year`,
    [tx.tenantId, offerId],
  );
}
