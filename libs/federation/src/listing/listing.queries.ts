import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { MemberId } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Listing, type ListingDirection, type ListingId, type ListingKind, type ListingState } from './listing.entity.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

export interface ListingPageFilter {
  direction?: ListingDirection | undefined;
  kind?: ListingKind | undefined;
  state?: ListingState | undefined;
}

const BODY = `l.id, l.direction, l.kind, l.title, l.description, l.quantity, l.mode, l.region, l.topics, l.available_from AS "availableFrom",
  l.available_until AS "availableUntil", l.value_credits AS "valueCredits", l.published_at AS "publishedAt", l.expires_at AS "expiresAt", l.version`;

/** Nobody has to come by for something to be over: what is past its time reads as EXPIRED. */
const STATE = `CASE WHEN l.state = 'PUBLISHED' AND l.expires_at <= $2 THEN 'EXPIRED' ELSE l.state END`;

/** A community's own rows, and a federation's board of copies, as one shape. `$1` is the tenant and `$2` now. */
const SOURCES = {
  own: {
    select: `SELECT ${BODY}, l.tenant_id AS "ownerTenantId", l.federation_tenant_id AS "federationTenantId", ${STATE} AS state, l.created_at AS "createdAt" FROM listing l WHERE l.tenant_id = $1`,
    state: STATE,
    order: 'l.created_at',
  },
  board: {
    select: `SELECT ${BODY}, l.owner_tenant_id AS "ownerTenantId", l.audience_tenant_id AS "federationTenantId", 'PUBLISHED' AS state, l.published_at AS "createdAt"
      FROM listing_copy l WHERE l.audience_tenant_id = $1 AND l.expires_at > $2`,
    state: `'PUBLISHED'`,
    order: 'l.published_at',
  },
} as const;
export type ListingSource = keyof typeof SOURCES;

const toListing = (row: Listing): Listing => Object.assign(new Listing(), row);

/** Newest first. */
export async function listingPage(db: Reader, source: ListingSource, tenantId: TenantId, now: Date, args: PageArgs, filter: ListingPageFilter): Promise<Page<Listing>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const { select, state, order } = SOURCES[source];
  const params: unknown[] = [tenantId, now, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    filter.direction && `AND l.direction = ${add(filter.direction)}`,
    filter.kind && `AND l.kind = ${add(filter.kind)}`,
    filter.state && `AND ${state} = ${add(filter.state)}`,
    request.key && `AND (${order}, l.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`,
  ].filter((c) => typeof c === 'string');
  const rows = await db.readOne<Listing>(`${select} ${conditions.join(' ')} ORDER BY ${order} ${direction}, l.id ${direction} LIMIT $3`, params);
  return toPage(rows.map(toListing), request, (l) => [l.createdAt.toISOString(), l.id]);
}

export async function listingsByIds(db: Reader, source: ListingSource, tenantId: TenantId, now: Date, ids: readonly string[]): Promise<Map<ListingId, Listing>> {
  const rows = await db.readOne<Listing>(`${SOURCES[source].select} AND l.id = ANY ($3)`, [tenantId, now, [...ids]]);
  return new Map(rows.map((row) => [row.id, toListing(row)]));
}

export type NewListing = Omit<Listing, 'ownerTenantId' | 'state' | 'version' | 'createdAt' | 'publishedAt'> & { authorId: MemberId };

const COPIED = 'id, direction, kind, title, description, quantity, mode, region, topics, available_from, available_until, value_credits, published_at, expires_at';

/** The community's own row, and the copy that the federation reads, in the same breath. */
export async function insertPublished(tx: Tx, l: NewListing): Promise<void> {
  await tx.execute(
    `INSERT INTO listing (tenant_id, ${COPIED}, federation_tenant_id, state, version, created_at, author_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'PUBLISHED', 1, $14, $17)`,
    [tx.tenantId, l.id, l.direction, l.kind, l.title, l.description, l.quantity, l.mode, l.region, l.topics, l.availableFrom, l.availableUntil, l.valueCredits, tx.now, l.expiresAt, l.federationTenantId, l.authorId],
  );
  await tx.execute(
    `INSERT INTO listing_copy (audience_tenant_id, owner_tenant_id, scope, version, ${COPIED})
     SELECT federation_tenant_id, tenant_id, 'listings', version, ${COPIED} FROM listing WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, l.id],
  );
}

/** The listing, kept from changing until the transaction ends. */
export function lockListing(tx: Tx, id: ListingId): Promise<Pick<Listing, 'id' | 'state' | 'version' | 'federationTenantId'> | undefined> {
  return tx.first('SELECT id, state, version, federation_tenant_id AS "federationTenantId" FROM listing WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tx.tenantId, id]);
}

/** The row stays with a higher version, so that what still works with an older one knows that it comes late; the copy goes. */
export async function withdraw(tx: Tx, id: ListingId, version: number): Promise<void> {
  await tx.execute(`UPDATE listing SET state = 'WITHDRAWN', version = $3 WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, version]);
  await tx.execute('DELETE FROM listing_copy WHERE owner_tenant_id = $1 AND id = $2', [tx.tenantId, id]);
}
