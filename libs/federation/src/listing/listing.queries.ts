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
  l.available_until AS "availableUntil", l.value_credits AS "valueCredits", l.published_at AS "publishedAt", l.expires_at AS "expiresAt", l.version, l.place, l.contact, l.shared_fields AS "sharedFields"`;

/** Nobody has to come by for something to be over: what is past its time reads as EXPIRED. */
const STATE = `CASE WHEN l.state IN ('PUBLISHED', 'PAUSED') AND l.expires_at <= $2 THEN 'EXPIRED' ELSE l.state END`;

/** What the audience reads, whoever asks: a federation its board, a community what was published to it alone, an owner what the others see. */
const COPY = `SELECT ${BODY}, l.owner_tenant_id AS "ownerTenantId", l.audience_tenant_id AS "audienceTenantId", 'PUBLISHED' AS state, l.published_at AS "createdAt"`;

/** A community's own rows, and the copies that were published to a tenant, as one shape. `$1` is the tenant and `$2` now. */
const SOURCES = {
  own: {
    select: `SELECT ${BODY}, l.tenant_id AS "ownerTenantId", l.federation_tenant_id AS "federationTenantId", coalesce(l.federation_tenant_id, l.partner_tenant_id) AS "audienceTenantId", ${STATE} AS state, l.created_at AS "createdAt"
      FROM listing l WHERE l.tenant_id = $1`,
    state: STATE,
    order: 'l.created_at',
  },
  board: {
    select: `${COPY}, l.audience_tenant_id AS "federationTenantId" FROM listing_copy l WHERE l.audience_tenant_id = $1 AND l.expires_at > $2`,
    state: `'PUBLISHED'`,
    order: 'l.published_at',
  },
  received: {
    select: `${COPY}, NULL::uuid AS "federationTenantId" FROM listing_copy l WHERE l.audience_tenant_id = $1 AND l.expires_at > $2`,
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

export type NewListing = Omit<Listing, 'ownerTenantId' | 'audienceTenantId' | 'state' | 'version' | 'createdAt' | 'publishedAt'> & { partnerTenantId: TenantId | null; authorId: MemberId };

const BODY_COLUMNS = 'id, direction, kind, title, description, quantity, mode, region, topics, available_from, available_until, value_credits, expires_at, place, contact, shared_fields';

/** The community's own row. What others get of it is a copy, made by {@link publishCopy}. */
export async function insertListing(tx: Tx, l: NewListing): Promise<void> {
  await tx.execute(
    `INSERT INTO listing (tenant_id, ${BODY_COLUMNS}, federation_tenant_id, partner_tenant_id, state, version, published_at, created_at, author_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'PUBLISHED', 1, $20, $20, $21)`,
    [
      tx.tenantId, l.id, l.direction, l.kind, l.title, l.description, l.quantity, l.mode, l.region, l.topics, l.availableFrom, l.availableUntil, l.valueCredits, l.expiresAt, l.place, l.contact,
      l.sharedFields, l.federationTenantId, l.partnerTenantId, tx.now, l.authorId,
    ],
  );
}

/** What the audience reads, in the same transaction: the fields that the community named, and no others. */
export async function publishCopy(tx: Tx, id: ListingId): Promise<void> {
  await tx.execute(
    `INSERT INTO listing_copy (audience_tenant_id, owner_tenant_id, scope, version, published_at, ${BODY_COLUMNS})
     SELECT coalesce(federation_tenant_id, partner_tenant_id), tenant_id, 'listings', version, published_at, id, direction, kind, title, CASE WHEN 'DESCRIPTION' = ANY (shared_fields) THEN description ELSE '' END, quantity, mode,
       CASE WHEN 'REGION' = ANY (shared_fields) THEN region END, CASE WHEN 'TOPICS' = ANY (shared_fields) THEN topics ELSE '{}' END, available_from, available_until, value_credits, expires_at,
       CASE WHEN 'PLACE' = ANY (shared_fields) THEN place END, CASE WHEN 'CONTACT' = ANY (shared_fields) THEN contact END, shared_fields
     FROM listing WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id],
  );
}

export type LockedListing = Pick<Listing, 'id' | 'state' | 'version' | 'federationTenantId' | 'audienceTenantId' | 'title' | 'sharedFields' | 'kind' | 'direction' | 'availableFrom' | 'availableUntil'>;

/** The listing, kept from changing until the transaction ends. */
export function lockListing(tx: Tx, id: ListingId): Promise<LockedListing | undefined> {
  return tx.first(`${SOURCES.own.select} AND l.id = $3 FOR UPDATE`, [tx.tenantId, tx.now, id]);
}

/** The row stays with a higher version, so that what still works with an older one knows that it comes late; the copy goes. */
export async function takeDown(tx: Tx, id: ListingId, state: 'WITHDRAWN' | 'PAUSED', version: number): Promise<void> {
  await tx.execute(`UPDATE listing SET state = $4, version = $3 WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, version, state]);
  await tx.execute('DELETE FROM listing_copy WHERE owner_tenant_id = $1 AND id = $2', [tx.tenantId, id]);
}

export async function putBack(tx: Tx, id: ListingId, version: number): Promise<void> {
  await tx.execute(`UPDATE listing SET state = 'PUBLISHED', version = $3, published_at = $4 WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, version, tx.now]);
  await publishCopy(tx, id);
}

/** Who lets this community publish needs and offers to it: federations that it takes part in, and partners. */
export const audiencesOf = (db: Reader, tenantId: TenantId): Promise<{ id: TenantId }[]> =>
  db.readOne(`SELECT audience_tenant_id AS id FROM sharing_grant WHERE owner_tenant_id = $1 AND scope = 'listings' ORDER BY created_at, audience_tenant_id LIMIT 100`, [tenantId]);

export const isFederation = async (tx: Tx, id: TenantId): Promise<boolean> => (await tx.first<{ kind: string }>('SELECT kind FROM tenant WHERE id = $1', [id]))?.kind === 'FEDERATION';
