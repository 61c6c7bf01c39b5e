import { type MemberId, type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Notification, type NotificationId } from './notification.entity.js';

/** A notification with the names that its sentence needs. */
export const NOTIFICATION = `n.tenant_id AS "tenantId", n.id, n.member_id AS "memberId", n.kind, n.subject_type AS "subjectType", n.subject_id AS "subjectId",
  n.actor_id AS "actorId", n.partner_tenant_id AS "partnerTenantId", n.params, n.event_id AS "eventId", n.number, n.read_at AS "readAt", n.created_at AS "createdAt",
  a.display_name AS "actorName", p.name AS "partnerName"`;
export const NAMES = `LEFT JOIN member a ON a.tenant_id = n.tenant_id AND a.id = n.actor_id LEFT JOIN tenant p ON p.id = n.partner_tenant_id`;

/** Not about a post, or a comment, that is out of sight: neither its words nor that it was there are told on. That a person was unmasked, they find for good. */
const ABOUT_WHAT_IS_THERE = `(n.subject_type IS DISTINCT FROM 'Post' OR n.kind = 'AUTHOR_UNMASKED' OR NOT (
    EXISTS (SELECT FROM post gone WHERE gone.tenant_id = $1 AND gone.id = n.subject_id AND gone.state IN ('HIDDEN', 'REMOVED'))
    OR EXISTS (SELECT FROM comment gone WHERE gone.tenant_id = $1 AND gone.id = (n.params->>'commentId')::uuid AND gone.state <> 'PUBLISHED')))`;

export const asNotification = (row: object): Notification => Object.assign(new Notification(), row);

/** A member's own, newest first. */
export async function inboxPage(db: TenantDb, tenantId: string, memberId: MemberId, args: PageArgs): Promise<Page<Notification>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne(
    `SELECT ${NOTIFICATION} FROM notification n ${NAMES}
     WHERE n.tenant_id = $1 AND n.member_id = $2 AND ${ABOUT_WHAT_IS_THERE} AND ($3::timestamptz IS NULL OR (n.created_at, n.id) ${comparison} ($3, $4::uuid))
     ORDER BY n.created_at ${direction}, n.id ${direction} LIMIT $5`,
    [tenantId, memberId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `inbox_${direction}`,
  );
  return toPage(rows.map(asNotification), request, (n) => [n.createdAt.toISOString(), n.id]);
}

export async function ownNotifications(db: TenantDb, tenantId: string, memberId: MemberId, ids: readonly string[]): Promise<Notification[]> {
  const rows = await db.readOne(`SELECT ${NOTIFICATION} FROM notification n ${NAMES} WHERE n.tenant_id = $1 AND n.member_id = $2 AND n.id = ANY ($3) AND ${ABOUT_WHAT_IS_THERE}`, [tenantId, memberId, ids]);
  return rows.map(asNotification);
}

/** Holds back every other change of this person's counter here until the transaction ends. */
export async function lockCounter(tx: Tx, accountId: string): Promise<void> {
  await tx.query('SELECT app.add_unread(ARRAY[$1::uuid], 0)', [accountId]);
}

export async function countOwn(tx: Tx, memberId: MemberId, ids: readonly NotificationId[]): Promise<number> {
  return (await tx.first<{ count: number }>('SELECT count(*)::int AS count FROM notification WHERE tenant_id = $1 AND member_id = $2 AND id = ANY ($3)', [tx.tenantId, memberId, ids]))?.count ?? 0;
}

/** Marks these read, or all without `ids`. */
export async function markRead(tx: Tx, memberId: MemberId, ids: readonly NotificationId[] | null): Promise<void> {
  await tx.execute(
    `UPDATE notification SET read_at = $3 WHERE tenant_id = $1 AND member_id = $2 AND read_at IS NULL AND ($4::uuid[] IS NULL OR id = ANY ($4))`,
    [tx.tenantId, memberId, tx.now, ids],
  );
}

/** Counts the unread ones and keeps the count; returns it. */
export async function recount(tx: Tx, memberId: MemberId, accountId: string): Promise<number> {
  const row = await tx.first<{ unread: number }>(`SELECT count(*)::int AS unread FROM notification WHERE tenant_id = $1 AND member_id = $2 AND read_at IS NULL`, [tx.tenantId, memberId]);
  const unread = row?.unread ?? 0;
  await tx.query('SELECT app.set_unread($1, $2)', [accountId, unread]);
  return unread;
}
