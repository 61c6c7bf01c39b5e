import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

/** Whether the seats of a hold are kept for a member, both by their aliases. A guest's are for whoever has the link. */
export const isKeptFor = (hold: string, member: string): string =>
  `(${hold}.kind = 'MEMBER' AND ${hold}.member_id = ${member}.id OR ${hold}.kind = 'ROLE' AND ${hold}.value = ${member}.role OR ${hold}.kind = 'DEPARTMENT' AND ${hold}.value = ${member}.department
    OR ${hold}.kind = 'TENANT' AND ${hold}.value = ${member}.home_tenant_id::text)`;

/** The kept seats of a locked event that are free, those for one person first. */
export const freeHolds = (tx: Tx, eventId: EventId): Promise<{ id: string; free: number }[]> =>
  tx.query(`SELECT h.id, h.seats - h.taken AS free FROM seat_hold h WHERE h.tenant_id = $1 AND h.event_id = $2 AND h.kind <> 'GUEST' AND h.taken < h.seats ORDER BY h.kind = 'MEMBER' DESC, h.created_at, h.id`, [tx.tenantId, eventId]);

/** A free seat of a locked event that is kept for this member, if there is one. */
export async function holdFor(tx: Tx, eventId: EventId, memberId: MemberId): Promise<string | null> {
  const row = await tx.first<{ id: string }>(
    `SELECT h.id FROM seat_hold h JOIN member m ON m.tenant_id = $1 AND m.id = $3
     WHERE h.tenant_id = $1 AND h.event_id = $2 AND h.taken < h.seats AND ${isKeptFor('h', 'm')} ORDER BY h.kind = 'MEMBER' DESC, h.created_at, h.id LIMIT 1`,
    [tx.tenantId, eventId, memberId],
  );
  return row?.id ?? null;
}

export async function countHold(tx: Tx, id: string | null, change: number): Promise<void> {
  if (id) await tx.execute('UPDATE seat_hold SET taken = taken + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, change]);
}
