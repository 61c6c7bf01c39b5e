import { type AccountId, type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { NotificationChannel, type NotificationTopic, USUAL } from '../preference/topic.js';
import type { NotificationId } from '../inbox/notification.entity.js';
import type { Content, Recipients } from './notice.js';

export interface Recipient {
  memberId: MemberId;
  accountId: AccountId;
  /** How this person wishes to be told of the topic. */
  channel: NotificationChannel;
}
export interface Told extends Recipient {
  id: NotificationId;
}

const AUDIENCE = `m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND m.id IS DISTINCT FROM $2::uuid`;

/** Whoever takes this week off hears nothing of what waits for operators; the queue shows it when they are back. */
const NOT_OFF = `AND NOT EXISTS (SELECT FROM operator_week_off o JOIN tenant t ON t.id = o.tenant_id
  WHERE o.tenant_id = m.tenant_id AND o.member_id = m.id AND o.week_on = date_trunc('week', $5::timestamptz AT TIME ZONE t.time_zone)::date)`;

/** The active ones among them, by id, without guests, without the one who did it, and without those who wish to hear nothing of the topic. */
export function recipients(tx: Tx, to: Recipients, actorId: MemberId | null, topic: NotificationTopic): Promise<Recipient[]> {
  const select = `SELECT m.id AS "memberId", m.account_id AS "accountId", coalesce(p.channel, $4) AS channel FROM member m
    LEFT JOIN notification_preference p ON p.tenant_id = m.tenant_id AND p.member_id = m.id AND p.topic = $3 WHERE ${AUDIENCE} AND coalesce(p.channel, $4) <> 'OFF'`;
  const given = [tx.tenantId, actorId, topic, USUAL[topic]];
  if (to === 'operators') return tx.query(`${select} AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') ${NOT_OFF} ORDER BY m.id`, [...given, tx.now]);
  if ('banned' in to) return tx.query(`SELECT m.id AS "memberId", m.account_id AS "accountId", $3 AS channel FROM member m WHERE m.tenant_id = $1 AND m.id = $2 AND m.state = 'BANNED'`, [tx.tenantId, to.banned, NotificationChannel.EMAIL]);
  if ('memberIds' in to) return tx.query(`${select} AND m.id = ANY ($5) ORDER BY m.id`, [...given, to.memberIds]);
  return tx.query(`${select} AND ($5::uuid IS NULL OR m.id > $5) AND ($6::uuid IS NULL OR m.id <= $6) ORDER BY m.id`, [...given, to.after, to.upTo]);
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
  const people = new Map(to.map((r) => [r.memberId, r]));
  return rows.map((row) => ({ ...people.get(row.memberId)!, ...row }));
}

export async function raiseCounters(tx: Tx, told: readonly Told[]): Promise<void> {
  await tx.query('SELECT app.add_unread($1, 1)', [told.map((t) => t.accountId)]);
}

/** What is to leave, and what would have left if the person had not chosen otherwise. */
export async function queueDeliveries(tx: Tx, told: readonly Told[], topic: NotificationTopic): Promise<void> {
  const isDigest = (one: Told): boolean => one.channel === NotificationChannel.DIGEST;
  const isSuppressed = (one: Told): boolean => one.channel === NotificationChannel.IN_APP;
  const wanted = told.filter((one) => !isSuppressed(one) || USUAL[topic] === NotificationChannel.EMAIL);
  if (wanted.length === 0) return;
  await tx.execute(
    `INSERT INTO delivery (tenant_id, id, notification_id, channel, state, reason, created_at, changed_at)
     SELECT $1, x.id, x.notification_id, x.channel, x.state, CASE WHEN x.state = 'SUPPRESSED' THEN 'PREFERENCE' END, $6, $6 FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS x(id, notification_id, channel, state)`,
    [
      tx.tenantId, wanted.map(() => newId(tx.now.getTime())), wanted.map((t) => t.id), wanted.map((t) => (isDigest(t) ? 'DIGEST' : 'EMAIL')), wanted.map((t) => (isSuppressed(t) ? 'SUPPRESSED' : 'QUEUED')),
      tx.now,
    ],
  );
}
