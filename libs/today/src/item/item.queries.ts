import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { type TodayAction, TodayItem, type TodayItemId, TodayItemKind } from './item.entity.js';
import { TodayList } from './item.graphql.js';

export type ActionKind = 'REACT' | 'ANSWER' | 'GREET' | 'DECIDE';

/** Whoever came with many others at the same moment came with a list, not through the door. */
const WITH_A_LIST = 20;
/**
 * Those who joined lately (at $2) and of whom nothing is noted yet, without who started the community: an item that is written when somebody acts on it. Read from the
 * newest end of the directory's index.
 */
const NEWCOMERS = `SELECT n.id, 'WELCOME' AS kind, NULL::uuid AS post_id, n.id AS member_id, NULL::int AS years, n.joined_at AS since,
    NULL::timestamptz AS snoozed_until, NULL::uuid AS assigned_to, NULL::timestamptz AS closed_at, NULL::text AS action, NULL::text AS reaction, NULL::uuid AS acted_by, NULL::timestamptz AS acted_at
  FROM (SELECT m.id, m.joined_at, count(*) OVER (PARTITION BY m.joined_at) AS together FROM member m
        WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST' AND m.joined_at > $2::timestamptz - interval '7 days' AND m.joined_at <= $2
          AND NOT EXISTS (SELECT FROM community_start s WHERE s.tenant_id = $1 AND s.started_by = m.id)) n
  WHERE n.together <= ${WITH_A_LIST} AND NOT EXISTS (SELECT FROM today_item k WHERE k.tenant_id = $1 AND k.id = n.id)`;
const STORED = 'SELECT id, kind, post_id, member_id, years, since, snoozed_until, assigned_to, closed_at, action, reaction, acted_by, acted_at FROM today_item WHERE tenant_id = $1';

/** Everything that waits, whoever is to see to it and whether it was put off or not; $1 the tenant, $2 now. */
export const OPEN_ITEMS = `(${STORED} AND closed_at IS NULL UNION ALL ${NEWCOMERS})`;

const person = (column: string): string => `(SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = i.${column}) one)`;
const COLUMNS = `i.id, i.kind, i.post_id AS "postId", i.member_id AS "memberId", i.years, i.since, i.snoozed_until AS "snoozedUntil", i.assigned_to AS "assignedTo", i.closed_at AS "closedAt", i.action,
  i.reaction, i.acted_by AS "actedBy", i.acted_at AS "actedAt", ${person('member_id')} AS member, ${person('assigned_to')} AS assignee, ${person('acted_by')} AS actor`;

type PersonJson = (Omit<Member, 'joinedAt'> & { joinedAt: string }) | null;
type Row = Omit<TodayItem, 'member' | 'assignee' | 'actor'> & Record<'member' | 'assignee' | 'actor', PersonJson>;
export const toPerson = (json: PersonJson): Member | null => json && Object.assign(new Member(), json, { joinedAt: new Date(json.joinedAt) });
const toItem = (row: Row): TodayItem => Object.assign(new TodayItem(), row, { member: toPerson(row.member), assignee: toPerson(row.assignee), actor: toPerson(row.actor) });

const LISTS: Record<TodayList, string> = {
  WAITING: 'AND (i.snoozed_until IS NULL OR i.snoozed_until <= $2) AND (i.assigned_to IS NULL OR i.assigned_to = $3)',
  MINE: 'AND (i.snoozed_until IS NULL OR i.snoozed_until <= $2) AND i.assigned_to = $3',
  PUT_OFF: 'AND i.snoozed_until > $2 AND $3::uuid IS NOT NULL',
};
export const waitingFor = LISTS[TodayList.WAITING];

/** Whatever waits longest comes first. */
export async function itemPage(db: TenantDb, tenantId: TenantId, me: MemberId, now: Date, args: PageArgs, list: TodayList): Promise<Page<TodayItem>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Row>(
    `SELECT ${COLUMNS} FROM (SELECT * FROM ${OPEN_ITEMS} i WHERE ($4::timestamptz IS NULL OR (i.since, i.id) ${comparison} ($4, $5::uuid)) ${LISTS[list]}
       ORDER BY i.since ${direction}, i.id ${direction} LIMIT $6) i ORDER BY i.since ${direction}, i.id ${direction}`,
    [tenantId, now, me, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `today_${list}_${direction}`,
  );
  return toPage(rows.map(toItem), request, (item) => [item.since.toISOString(), item.id]);
}

export async function itemsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, now: Date, ids: readonly string[]): Promise<TodayItem[]> {
  return (await db.readOne<Row>(`SELECT ${COLUMNS} FROM (${STORED} AND id = ANY ($3) UNION ALL ${NEWCOMERS} AND n.id = ANY ($3)) i`, [tenantId, now, ids], 'today_by_id')).map(toItem);
}

/** The item, so that nobody else acts on it meanwhile; a newcomer's is written now. */
export async function lockItem(tx: Tx, id: TodayItemId): Promise<TodayItem | undefined> {
  await tx.execute(
    `INSERT INTO today_item (tenant_id, id, kind, member_id, since) SELECT $1, n.id, n.kind, n.member_id, n.since FROM (${NEWCOMERS}) n WHERE n.id = $3 ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tx.tenantId, tx.now, id],
  );
  if (!(await tx.first('SELECT id FROM today_item WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tx.tenantId, id]))) return undefined;
  // Read again, now that whoever held it has finished.
  return itemOf(tx, id);
}

export async function itemOf(tx: Tx, id: string): Promise<TodayItem | undefined> {
  const row = await tx.first<Row>(`SELECT ${COLUMNS} FROM today_item i WHERE i.tenant_id = $1 AND i.id = $2`, [tx.tenantId, id]);
  return row && toItem(row);
}

/** What an operator did; `reaction` only of a reaction. What they did before is not remembered. */
export async function noteAction(tx: Tx, id: string, me: MemberId, action: TodayAction, more: { reaction?: string; closes?: boolean; snoozedUntil?: Date; assignedTo?: MemberId } = {}): Promise<void> {
  await tx.execute(
    `UPDATE today_item SET action = $3, acted_by = $4, acted_at = $5, reaction = $6, closed_at = CASE WHEN $7 THEN $5::timestamptz END, snoozed_until = $8, assigned_to = coalesce($9, assigned_to)
     WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id, action, me, tx.now, more.reaction ?? null, more.closes ?? false, more.snoozedUntil ?? null, more.assignedTo ?? null],
  );
}

export async function takeBack(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    `UPDATE today_item SET assigned_to = CASE WHEN action = 'HAND' THEN NULL ELSE assigned_to END, action = NULL, acted_by = NULL, acted_at = NULL, reaction = NULL, snoozed_until = NULL, closed_at = NULL
     WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id],
  );
}

/** Work that somebody did, under their name: the same thing counts once, whether it was done here or elsewhere. */
export async function recordAction(tx: Tx, memberId: MemberId, kind: ActionKind, subjectId: string, at: Date = tx.now): Promise<void> {
  await tx.execute(
    `INSERT INTO operator_action (tenant_id, id, member_id, kind, subject_id, happened_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, member_id, kind, subject_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), memberId, kind, subjectId, at],
  );
}

export const forgetAction = (tx: Tx, memberId: MemberId, kind: ActionKind, subjectId: string): Promise<number> =>
  tx.execute('DELETE FROM operator_action WHERE tenant_id = $1 AND member_id = $2 AND kind = $3 AND subject_id = $4', [tx.tenantId, memberId, kind, subjectId]);

/** The first moment of tomorrow where the community is. */
export async function tomorrow(tx: Tx): Promise<Date> {
  const row = await tx.first<{ at: Date }>(`SELECT (($2::timestamptz AT TIME ZONE t.time_zone)::date + 1)::timestamp AT TIME ZONE t.time_zone AS at FROM tenant t WHERE t.id = $1`, [tx.tenantId, tx.now]);
  return row!.at;
}

/** A post that the community began with: its template wrote it, and nobody waits for an answer. */
export const FROM_TEMPLATE = `EXISTS (SELECT FROM community_start s WHERE s.tenant_id = $1 AND s.started_by = p.author_id AND p.published_at <= s.started_at)`;

export const KIND_OF_POST = `CASE p.kind WHEN 'QUESTION' THEN '${TodayItemKind.QUESTION}' WHEN 'CELEBRATION' THEN '${TodayItemKind.CELEBRATION}' ELSE '${TodayItemKind.POST}' END`;
