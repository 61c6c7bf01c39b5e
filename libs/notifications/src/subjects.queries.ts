import type { Localized, MemberId, TenantId } from '#kernel';
import type { Tx } from '#tenancy';

/*
 * What the facts are about: they hold ids only. These are single columns of other parts' tables, read in the tenant's own
 * transaction and under its policies; undefined when the thing is gone by the time the fact is heard.
 */

export interface EventFacts {
  title: string;
  startsAt: Date;
  timeZone: string;
  organizerId: MemberId;
  /** Of a joint event. */
  partnerTenantId: TenantId | null;
}
export const eventFacts = (tx: Tx, id: string): Promise<EventFacts | undefined> =>
  tx.first(
    `SELECT e.title, e.starts_at AS "startsAt", e.time_zone AS "timeZone", e.organizer_id AS "organizerId", c.partner_tenant_id AS "partnerTenantId"
     FROM event e LEFT JOIN collaboration c ON c.audience_tenant_id = e.tenant_id AND c.id = e.collaboration_id WHERE e.tenant_id = $1 AND e.id = $2`,
    [tx.tenantId, id],
  );

export const jointEventFacts = (tx: Tx, id: string): Promise<Pick<EventFacts, 'title' | 'startsAt' | 'timeZone'> | undefined> =>
  tx.first(`SELECT title, starts_at AS "startsAt", time_zone AS "timeZone" FROM joint_event WHERE audience_tenant_id = $1 AND id = $2`, [tx.tenantId, id]);

/** Who has a seat or waits for one; who came by a guest pass is told at home, also when they happen to be a member here. */
export const attendees = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  ids(await tx.query(`SELECT member_id AS id FROM registration WHERE tenant_id = $1 AND event_id = $2 AND guest_pass_id IS NULL AND state IN ('REQUESTED', 'REGISTERED', 'WAITLISTED')`, [tx.tenantId, eventId]));

/** Own members who asked a host for a seat, unless it was refused or given back. */
export const guestsAt = async (tx: Tx, jointEventId: string): Promise<MemberId[]> =>
  ids(
    await tx.query(
      `SELECT p.member_id AS id FROM guest_pass p LEFT JOIN guest_reply r ON r.audience_tenant_id = p.owner_tenant_id AND r.id = p.id
       WHERE p.owner_tenant_id = $1 AND p.event_id = $2 AND p.cancelled_at IS NULL AND coalesce(r.state, 'REQUESTED') IN ('REQUESTED', 'REGISTERED', 'WAITLISTED')`,
      [tx.tenantId, jointEventId],
    ),
  );

export const postTitle = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.first<{ title: string }>('SELECT title FROM post WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

export const proposalTitle = async (tx: Tx, id: string): Promise<Localized | undefined> =>
  (await tx.first<{ title: Localized }>('SELECT title FROM proposal WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

export const collaborationTitle = async (tx: Tx, id: string): Promise<Localized | undefined> =>
  (await tx.first<{ title: Localized }>('SELECT title FROM collaboration WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

export const listingFacts = (tx: Tx, id: string): Promise<{ title: string; direction: 'NEED' | 'OFFER'; ownerTenantId: TenantId } | undefined> =>
  tx.first('SELECT title, direction, owner_tenant_id AS "ownerTenantId" FROM listing_copy WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]);

const ids = (rows: { id: MemberId }[]): MemberId[] => rows.map((row) => row.id);
