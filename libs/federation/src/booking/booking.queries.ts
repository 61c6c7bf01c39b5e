import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Booking, type BookingId, type BookingSide } from './booking.entity.js';

type Reader = Pick<TenantDb, 'readOne'>;
export type Answer = 'HELD' | 'CONFIRMED' | 'DECLINED' | 'CANCELLED';

/** Both sides of all bookings as one shape; `$1` is the tenant and `$2` now. A time that nobody confirmed is given back when it is over. */
const BOTH = `
  SELECT b.id, 'OWNER' AS side, b.tenant_id AS "ownerTenantId", b.requester_tenant_id AS "requesterTenantId", NULL::uuid AS "memberId",
    CASE WHEN b.ends_at > $2 OR b.state = 'CANCELLED' THEN b.state WHEN b.state = 'CONFIRMED' THEN 'DONE' ELSE 'CANCELLED' END AS state,
    b.title, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.purpose, b.head_count AS "headCount", b.requested_by AS "requestedBy", b.note, b.created_at AS "createdAt"
  FROM booking b WHERE b.tenant_id = $1
  UNION ALL
  SELECT q.id, 'REQUESTER', q.audience_tenant_id, q.owner_tenant_id, q.member_id,
    CASE WHEN q.cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN r.version IS NULL OR r.version < q.version THEN 'REQUESTED' WHEN q.ends_at > $2 OR r.state IN ('DECLINED', 'CANCELLED') THEN r.state
      WHEN r.state = 'CONFIRMED' THEN 'DONE' ELSE 'CANCELLED' END,
    q.title, q.starts_at, q.ends_at, q.purpose, q.head_count, q.requested_by, r.note, q.requested_at
  FROM booking_request q LEFT JOIN booking_reply r ON r.audience_tenant_id = $1 AND r.id = q.id WHERE q.owner_tenant_id = $1`;

const toBooking = (row: Booking): Booking => Object.assign(new Booking(), row);

/** Soonest first. */
export async function bookingPage(db: TenantDb, tenantId: TenantId, now: Date, args: PageArgs, filter: { side?: BookingSide; from?: Date; until?: Date }): Promise<Page<Booking>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Booking>(
    `SELECT * FROM (${BOTH}) b WHERE ($3::text IS NULL OR b.side = $3) AND ($4::timestamptz IS NULL OR b."endsAt" > $4) AND ($5::timestamptz IS NULL OR b."startsAt" < $5)
       AND ($6::timestamptz IS NULL OR (b."startsAt", b.id) ${comparison} ($6, $7::uuid)) ORDER BY b."startsAt" ${direction}, b.id ${direction} LIMIT $8`,
    [tenantId, now, filter.side ?? null, filter.from ?? null, filter.until ?? null, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `bookings_${direction}`,
  );
  return toPage(rows.map(toBooking), request, (b) => [b.startsAt.toISOString(), b.id]);
}

export async function bookingsByIds(db: Reader, tenantId: TenantId, now: Date, ids: readonly string[]): Promise<Map<BookingId, Booking>> {
  const rows = await db.readOne<Booking>(`SELECT * FROM (${BOTH}) b WHERE b.id = ANY ($3)`, [tenantId, now, [...ids]]);
  return new Map(rows.map((row) => [row.id, toBooking(row)]));
}

export type NewRequest = Pick<Booking, 'id' | 'title' | 'startsAt' | 'endsAt' | 'purpose' | 'headCount' | 'requestedBy' | 'ownerTenantId'> & { listingId: string; memberId: MemberId };

/** The wish, with all that crosses. */
export async function sendRequest(tx: Tx, r: NewRequest): Promise<void> {
  await tx.execute(
    `INSERT INTO booking_request (audience_tenant_id, id, owner_tenant_id, scope, version, listing_id, title, starts_at, ends_at, purpose, head_count, requested_by, member_id, requested_at)
     VALUES ($1, $2, $3, 'bookings', 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [r.ownerTenantId, r.id, tx.tenantId, r.listingId, r.title, r.startsAt, r.endsAt, r.purpose, r.headCount, r.requestedBy, r.memberId, tx.now],
  );
}

/** Undefined when it is taken back already, or is none of ours. */
export const takeBackRequest = (tx: Tx, id: BookingId): Promise<{ version: number } | undefined> =>
  tx.first('UPDATE booking_request SET cancelled_at = $3, version = version + 1 WHERE owner_tenant_id = $1 AND id = $2 AND cancelled_at IS NULL AND ends_at > $3 RETURNING version', [tx.tenantId, id, tx.now]);

/** A request as the owner of the venue reads it, with what it answered before. */
export interface RequestAtOwner {
  id: BookingId;
  requesterTenantId: TenantId;
  version: number;
  listingId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  purpose: string;
  headCount: number;
  requestedBy: string;
  cancelledAt: Date | null;
  /** The requester lets the owner answer. */
  mayAnswer: boolean;
  answeredVersion: number | null;
}

/** Both the request and the worker may come to answer: one after the other. */
export async function lockRequest(tx: Tx, id: BookingId): Promise<RequestAtOwner | undefined> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [id]);
  return tx.first<RequestAtOwner>(
    `SELECT q.id, q.owner_tenant_id AS "requesterTenantId", q.version, q.listing_id AS "listingId", q.title, q.starts_at AS "startsAt", q.ends_at AS "endsAt", q.purpose, q.head_count AS "headCount",
       q.requested_by AS "requestedBy", q.cancelled_at AS "cancelledAt", g.scope IS NOT NULL AS "mayAnswer", r.version AS "answeredVersion"
     FROM booking_request q
     LEFT JOIN sharing_grant g ON g.audience_tenant_id = q.owner_tenant_id AND g.owner_tenant_id = $1 AND g.scope = 'bookings'
     LEFT JOIN booking_reply r ON r.audience_tenant_id = q.owner_tenant_id AND r.owner_tenant_id = $1 AND r.id = q.id
     WHERE q.audience_tenant_id = $1 AND q.id = $2`,
    [tx.tenantId, id],
  );
}

/** Keeps the time; false when somebody has it. The exclusion decides, not this code. */
export async function hold(tx: Tx, r: RequestAtOwner): Promise<boolean> {
  const inserted = await tx.execute(
    `INSERT INTO booking (tenant_id, id, listing_id, requester_tenant_id, request_version, starts_at, ends_at, state, title, purpose, head_count, requested_by, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'HELD', $8, $9, $10, $11, $12, $12) ON CONFLICT DO NOTHING`,
    [tx.tenantId, r.id, r.listingId, r.requesterTenantId, r.version, r.startsAt, r.endsAt, r.title, r.purpose, r.headCount, r.requestedBy, tx.now],
  );
  return inserted === 1;
}

export interface OwnBooking {
  id: BookingId;
  requesterTenantId: TenantId;
  requestVersion: number;
  state: 'HELD' | 'CONFIRMED' | 'CANCELLED';
  endsAt: Date;
}
export const lockBooking = (tx: Tx, id: BookingId): Promise<OwnBooking | undefined> =>
  tx.first(`SELECT id, requester_tenant_id AS "requesterTenantId", request_version AS "requestVersion", state, ends_at AS "endsAt" FROM booking WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [tx.tenantId, id]);

export async function setBooking(tx: Tx, id: BookingId, state: 'CONFIRMED' | 'CANCELLED', note: string | null, decidedBy: MemberId | null): Promise<void> {
  await tx.execute('UPDATE booking SET state = $3, note = coalesce($4, note), decided_by = $5, changed_at = $6 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, state, note, decidedBy, tx.now]);
}

/** The owner's answer to this version of the request. Where the requester lets nobody answer any more, there is nobody to tell. */
export async function reply(tx: Tx, to: { id: BookingId; requesterTenantId: TenantId; version: number }, state: Answer, note: string | null): Promise<boolean> {
  const written = await tx.execute(
    `INSERT INTO booking_reply (audience_tenant_id, id, owner_tenant_id, scope, version, state, note, answered_at)
     SELECT g.audience_tenant_id, $2, $1, 'bookings', $4, $5, $6, $7 FROM sharing_grant g WHERE g.audience_tenant_id = $3 AND g.owner_tenant_id = $1 AND g.scope = 'bookings'
     ON CONFLICT (audience_tenant_id, id) DO UPDATE SET version = excluded.version, state = excluded.state, note = excluded.note, answered_at = excluded.answered_at`,
    [tx.tenantId, to.id, to.requesterTenantId, to.version, state, note, tx.now],
  );
  return written === 1;
}

/** Cancels what is booked of a venue and not over, and answers each; returns whom to tell. */
export async function cancelBookingsOf(tx: Tx, listingId: string): Promise<{ requesterTenantId: TenantId; bookingId: BookingId; state: 'CANCELLED' }[]> {
  const open = await tx.query<OwnBooking>(
    `UPDATE booking SET state = 'CANCELLED', changed_at = $3 WHERE tenant_id = $1 AND listing_id = $2 AND state IN ('HELD', 'CONFIRMED') AND ends_at > $3
     RETURNING id, requester_tenant_id AS "requesterTenantId", request_version AS "requestVersion"`,
    [tx.tenantId, listingId, tx.now],
  );
  const told: { requesterTenantId: TenantId; bookingId: BookingId; state: 'CANCELLED' }[] = [];
  for (const { id, requesterTenantId, requestVersion: version } of open) {
    if (await reply(tx, { id, requesterTenantId, version }, 'CANCELLED', null)) told.push({ requesterTenantId, bookingId: id, state: 'CANCELLED' });
  }
  return told;
}
