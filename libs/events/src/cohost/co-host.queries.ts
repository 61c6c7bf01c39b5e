import type { MemberId } from '#kernel';
import { rolesWith } from '#identity';
import type { Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { changeEvent, lockEvent } from '../event/event.queries.js';
import { CoHostNamed, CoHostWanted } from '../events.js';

/** Whoever prepares the fewest coming events comes first, so that it is not always the same people. */
const LEAST_BUSY = `(SELECT count(*) FROM event e WHERE e.tenant_id = $1 AND e.co_host_id = m.id AND e.ends_at > $3 AND e.cancelled_at IS NULL), m.joined_at, m.id`;
const first = async (tx: Tx, sql: string, params: readonly unknown[]): Promise<MemberId | null> => (await tx.first<{ id: MemberId }>(sql, params))?.id ?? null;

/** Somebody who said that they like to, and is none of these. */
export const willingCoHost = (tx: Tx, without: readonly MemberId[]): Promise<MemberId | null> =>
  first(
    tx,
    `SELECT m.id FROM co_host_willing w JOIN member m ON m.tenant_id = $1 AND m.id = w.member_id AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND (m.suspended_until IS NULL OR m.suspended_until <= $3)
     WHERE w.tenant_id = $1 AND m.id <> ALL ($2::uuid[]) ORDER BY ${LEAST_BUSY} LIMIT 1`,
    [tx.tenantId, [...without], tx.now],
  );

const operatorFor = (tx: Tx, without: readonly MemberId[]): Promise<MemberId | null> =>
  first(tx, `SELECT m.id FROM member m WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role = ANY ($4) AND m.id <> ALL ($2::uuid[]) ORDER BY ${LEAST_BUSY} LIMIT 1`, [tx.tenantId, [...without], tx.now, rolesWith('events:manage')]);

/** Null for by whom: it was found by itself. */
export async function appointCoHost(tx: Tx, event: Event, memberId: MemberId, byMemberId: MemberId | null): Promise<void> {
  await changeEvent(tx, event, { coHostId: memberId });
  await tx.publish(CoHostNamed, { eventId: event.id, memberId, byMemberId });
}

/** One of those who like to; where nobody does, whoever knows who is on duty is asked to say. */
export async function findCoHost(tx: Tx, event: Event, without: readonly MemberId[] = []): Promise<void> {
  const willing = await willingCoHost(tx, [event.organizerId, ...without]);
  if (willing) await appointCoHost(tx, event, willing, null);
  else await tx.publish(CoHostWanted, { eventId: event.id });
}

/** The operator on duty prepares a coming event that still has nobody; when they organize it themselves, or nobody is on duty, the operator with the least to prepare. */
export async function putOnDuty(tx: Tx, eventId: EventId, onDuty: MemberId | null): Promise<void> {
  const event = await lockEvent(tx, eventId);
  if (!event || event.coHostId || event.cancelledAt || event.endsAt <= tx.now) return;
  const memberId = onDuty && onDuty !== event.organizerId ? onDuty : await operatorFor(tx, [event.organizerId]);
  if (memberId) await appointCoHost(tx, event, memberId, null);
}
