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
  /** Announced, and not called off. */
  isOn: boolean;
  /** Of a joint event. */
  partnerTenantId: TenantId | null;
}
export const eventFacts = (tx: Tx, id: string): Promise<EventFacts | undefined> =>
  tx.first(
    `SELECT e.title, e.starts_at AS "startsAt", e.time_zone AS "timeZone", e.organizer_id AS "organizerId", e.published_at IS NOT NULL AND e.cancelled_at IS NULL AS "isOn", c.partner_tenant_id AS "partnerTenantId"
     FROM event e LEFT JOIN collaboration c ON c.audience_tenant_id = e.tenant_id AND c.id = e.collaboration_id WHERE e.tenant_id = $1 AND e.id = $2`,
    [tx.tenantId, id],
  );

/** Who has a seat or waits for one; who came by a guest pass is told at home, also when they happen to be a member here. */
export const attendees = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT member_id AS id FROM registration WHERE tenant_id = $1 AND event_id = $2 AND guest_pass_id IS NULL AND state IN ('REQUESTED', 'REGISTERED', 'WAITLISTED')`, [tx.tenantId, eventId])).map((row) => row.id);

/** Who has a seat, unless their own community tells them, and was not reminded yet: an event that is moved to and fro has two reminders of one time. */
export const toRemind = async (tx: Tx, eventId: string, { before, startsAt }: { before: string; startsAt: string }): Promise<MemberId[]> => {
  const rows = await tx.query<{ id: MemberId }>(
    `SELECT r.member_id AS id FROM registration r WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.guest_pass_id IS NULL AND r.state = 'REGISTERED'
       AND NOT EXISTS (SELECT FROM notification n WHERE n.tenant_id = $1 AND n.member_id = r.member_id AND n.kind = 'EVENT_REMINDER' AND n.subject_id = $2 AND n.params ->> 'outcome' = $3 AND n.params ->> 'startsAt' = $4)`,
    [tx.tenantId, eventId, before, startsAt],
  );
  return rows.map((row) => row.id);
};

/** Who is in a group of an event; who came by a guest pass finds it there. */
export const grouped = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>('SELECT member_id AS id FROM event_group_seat WHERE tenant_id = $1 AND event_id = $2', [tx.tenantId, eventId])).map((row) => row.id);
