import type { MemberId, TenantId } from '#kernel';
import type { Tx } from '#tenancy';

/*
 * A fact holds ids only. What it is about are single columns of another part's tables, read in the tenant's own transaction
 * and under its policies; undefined when the thing is gone by the time the fact is heard.
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

/** Who has a seat or waits for one; who came by a guest pass is told at home, also when they happen to be a member here. */
export const attendees = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT member_id AS id FROM registration WHERE tenant_id = $1 AND event_id = $2 AND guest_pass_id IS NULL AND state IN ('REQUESTED', 'REGISTERED', 'WAITLISTED')`, [tx.tenantId, eventId])).map((row) => row.id);

/** Who has a seat, unless their own community tells them. */
export const seated = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT member_id AS id FROM registration WHERE tenant_id = $1 AND event_id = $2 AND guest_pass_id IS NULL AND state = 'REGISTERED'`, [tx.tenantId, eventId])).map((row) => row.id);
