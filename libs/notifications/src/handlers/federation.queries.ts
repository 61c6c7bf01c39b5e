import type { MemberId, TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import type { EventFacts } from './events.queries.js';

export const jointEventFacts = (tx: Tx, id: string): Promise<Pick<EventFacts, 'title' | 'startsAt' | 'timeZone'> | undefined> =>
  tx.first(`SELECT title, starts_at AS "startsAt", time_zone AS "timeZone" FROM joint_event WHERE audience_tenant_id = $1 AND id = $2`, [tx.tenantId, id]);

/** Own members who asked a host for a seat, unless it was refused or given back. */
export const guestsAt = async (tx: Tx, jointEventId: string): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT p.member_id AS id FROM guest_pass p LEFT JOIN guest_reply r ON r.audience_tenant_id = p.owner_tenant_id AND r.id = p.id
       WHERE p.owner_tenant_id = $1 AND p.event_id = $2 AND p.cancelled_at IS NULL AND coalesce(r.state, 'REQUESTED') IN ('REQUESTED', 'REGISTERED', 'WAITLISTED')`,
      [tx.tenantId, jointEventId],
    )
  ).map((row) => row.id);

export const listingFacts = (tx: Tx, id: string): Promise<{ title: string; direction: 'NEED' | 'OFFER'; ownerTenantId: TenantId } | undefined> =>
  tx.first('SELECT title, direction, owner_tenant_id AS "ownerTenantId" FROM listing_copy WHERE audience_tenant_id = $1 AND id = $2 AND expires_at > $3', [tx.tenantId, id, tx.now]);

export const applicationFacts = (tx: Tx, id: string): Promise<{ title: string } | undefined> =>
  tx.first('SELECT community_name AS title FROM application WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]);

/** What a federation or another community is called in the directory. */
export const nameOf = async (tx: Tx, id: TenantId): Promise<string> => (await tx.first<{ name: string }>('SELECT name FROM tenant WHERE id = $1', [id]))?.name ?? '';

/** The active members who hold one of these roles. */
export const membersWith = async (tx: Tx, roles: readonly string[]): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT id FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role = ANY ($2)`, [tx.tenantId, roles])).map((row) => row.id);

/** Of either side: the owner's booking has no member, the request has the one who asked. */
export const bookingFacts = (tx: Tx, id: string): Promise<{ title: string; memberId: MemberId | null; note: string | null } | undefined> =>
  tx.first(
    `SELECT b.title, NULL::uuid AS "memberId", b.note FROM booking b WHERE b.tenant_id = $1 AND b.id = $2
     UNION ALL SELECT q.title, q.member_id, r.note FROM booking_request q LEFT JOIN booking_reply r ON r.audience_tenant_id = $1 AND r.id = q.id WHERE q.owner_tenant_id = $1 AND q.id = $2 LIMIT 1`,
    [tx.tenantId, id],
  );

/**
 * Whom something new on the board concerns: the operators here, and members from communities that have put the opposite of it up, a venue for
 * those who look for one. Never those from whom it comes.
 */
export const concernedBy = async (tx: Tx, listingId: string, operators: readonly string[]): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT m.id FROM member m JOIN listing_copy l ON l.audience_tenant_id = $1 AND l.id = $2
       WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND m.home_tenant_id IS DISTINCT FROM l.owner_tenant_id
         AND (m.role = ANY ($3) OR m.home_tenant_id IN (SELECT o.owner_tenant_id FROM listing_copy o WHERE o.audience_tenant_id = $1 AND o.kind = l.kind AND o.direction <> l.direction AND o.expires_at > $4))`,
      [tx.tenantId, listingId, operators, tx.now],
    )
  ).map((row) => row.id);
