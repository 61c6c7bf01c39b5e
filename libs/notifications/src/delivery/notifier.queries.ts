import { type AccountId, type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { NotificationId } from '../inbox/notification.entity.js';
import type { Content, Recipients } from './notice.js';

export interface Recipient {
  memberId: MemberId;
  accountId: AccountId;
}
export interface Told extends Recipient {
  id: NotificationId;
}

const AUDIENCE = `m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND m.id IS DISTINCT FROM $2::uuid`;

/** The active ones among them, by id, without guests and without the one who did it. */
export function recipients(tx: Tx, to: Recipients, actorId: MemberId | null): Promise<Recipient[]> {
  const select = `SELECT m.id AS "memberId", m.account_id AS "accountId" FROM member m WHERE ${AUDIENCE}`;
  if (to === 'operators') return tx.query(`${select} AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') ORDER BY m.id`, [tx.tenantId, actorId]);
  if ('memberIds' in to) return tx.query(`${select} AND m.id = ANY ($3) ORDER BY m.id`, [tx.tenantId, actorId, to.memberIds]);
  return tx.query(`${select} AND ($3::uuid IS NULL OR m.id > $3) AND ($4::uuid IS NULL OR m.id <= $4) ORDER BY m.id`, [tx.tenantId, actorId, to.after, to.upTo]);
}

/** How many would be told, and the ids that end each part of `size` of them. */
export async function parts(tx: Tx, actorId: MemberId | null, size: number): Promise<{ count: number; ends: MemberId[] }> {
  const row = await tx.first<{ count: number; ends: MemberId[] }>(
    `SELECT count(*)::int AS count, coalesce(array_agg(id ORDER BY id) FILTER (WHERE n % $3 = 0), '{}') AS ends
     FROM (SELECT m.id, row_number() OVER (ORDER BY m.id) AS n FROM member m WHERE ${AUDIENCE}) AS everyone`,
    [tx.tenantId, actorId, size],
  );
  return row ?? { count: 0, ends: [] };
}

/**
 * Puts the notice into these inboxes and returns the ones that did not hold it yet. Each draws its number under the lock
 * of its counter, in the order of the accounts, so that two notices to the same people never wait for each other in a circle.
 */
export async function putIntoInboxes(tx: Tx, content: Content, to: readonly Recipient[]): Promise<Told[]> {
  const drawn = await tx.query<{ account: AccountId; number: number }>('SELECT account, number FROM app.next_in_inbox($1)', [to.map((r) => r.accountId)]);
  const numbers = new Map(drawn.map((d) => [d.account, d.number]));
  const rows = await tx.query<{ id: NotificationId; memberId: MemberId }>(
    `INSERT INTO notification (tenant_id, id, member_id, number, kind, subject_type, subject_id, actor_id, partner_tenant_id, params, event_id, created_at)
     SELECT $1, x.id, x.member_id, x.number, $5, $6, $7, $8, $9, $10::jsonb, $11, $12 FROM unnest($2::uuid[], $3::uuid[], $4::int[]) AS x(id, member_id, number)
     ON CONFLICT (tenant_id, event_id, member_id, kind) DO NOTHING RETURNING id, member_id AS "memberId"`,
    [
      tx.tenantId, to.map(() => newId(tx.now.getTime())), to.map((r) => r.memberId), to.map((r) => numbers.get(r.accountId)), content.kind, content.subject?.type ?? null, content.subject?.id ?? null,
      content.actorId, content.partnerTenantId, JSON.stringify(content.params), content.eventId, tx.now,
    ],
  );
  const accounts = new Map(to.map((r) => [r.memberId, r.accountId]));
  return rows.map((row) => ({ ...row, accountId: accounts.get(row.memberId)! }));
}

export async function raiseCounters(tx: Tx, told: readonly Told[]): Promise<void> {
  await tx.query('SELECT app.add_unread($1, 1)', [told.map((t) => t.accountId)]);
}

export async function queueMails(tx: Tx, told: readonly Told[]): Promise<void> {
  await tx.execute(
    `INSERT INTO delivery (tenant_id, id, notification_id, channel, state, created_at, changed_at)
     SELECT $1, x.id, x.notification_id, 'EMAIL', 'QUEUED', $4, $4 FROM unnest($2::uuid[], $3::uuid[]) AS x(id, notification_id)`,
    [tx.tenantId, told.map(() => newId(tx.now.getTime())), told.map((t) => t.id), tx.now],
  );
}
