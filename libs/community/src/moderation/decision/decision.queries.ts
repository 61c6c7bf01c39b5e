import { type MemberId, type Page, type PageArgs, newId, pageRequest, toGlobalId, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader, Viewer } from '../../viewer.js';
import { AppealDecided, ModerationDecided } from '../../events.js';
import { Appeal, type DecisionId, ModerationAction, ModerationDecision } from './decision.entity.js';

type PersonJson = (Omit<Member, 'joinedAt'> & { joinedAt: string }) | null;
/** One member as a JSON column. */
export const personColumn = (id: string, name: string): string => `(SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = ${id}) one) AS "${name}"`;
export const toPerson = (json: PersonJson): Member | null => json && Object.assign(new Member(), json, { joinedAt: new Date(json.joinedAt) });

export const isModerator = (viewer: Pick<Viewer, 'permissions'>): boolean => viewer.permissions.has('moderation:manage');

interface Row extends ModerationDecision {
  postId: string | null;
  person: PersonJson;
  by: PersonJson;
  second: (Omit<Appeal, 'createdAt' | 'decidedAt'> & { createdAt: string; decidedAt: string | null }) | null;
  appealsAreOpen: boolean;
}

const DECISION = `d.id, d.case_id AS "caseId", d.subject_type AS "subjectType", d.subject_id AS "subjectId", d.member_id AS "memberId", d.pseudonym_id AS "pseudonymId", d.title, d.action, d.reason, d.until, d.decided_by AS "decidedBy",
  d.decided_at AS "decidedAt", d.overturned_at AS "overturnedAt",
  CASE d.subject_type WHEN 'Post' THEN d.subject_id WHEN 'Comment' THEN (SELECT c.post_id FROM comment c WHERE c.tenant_id = $1 AND c.id = d.subject_id) END AS "postId",
  ${personColumn('d.member_id', 'person')}, ${personColumn('d.decided_by', 'by')},
  (SELECT json_build_object('number', n.number, 'isAsker', n.is_asker) FROM pseudonym n WHERE n.tenant_id = $1 AND n.id = d.pseudonym_id) AS pseudonym,
  (SELECT json_build_object('words', a.words, 'state', a.state, 'answer', a.answer, 'createdAt', a.created_at, 'decidedAt', a.decided_at) FROM appeal a WHERE a.tenant_id = $1 AND a.decision_id = d.id) AS second,
  coalesce((SELECT s.appeals_are_open FROM moderation_settings s WHERE s.tenant_id = $1), false) AS "appealsAreOpen"`;

/** A filter's hold waits for a moderator anyway, and what is given back needs no second look. */
export const APPEALABLE: readonly string[] = ['HIDE', 'REMOVE', 'WARN', 'SUSPEND'];

function toDecision(viewer: Viewer, own: readonly string[], { postId, person, by, second, appealsAreOpen, ...row }: Row): ModerationDecision {
  const moderates = isModerator(viewer);
  const isMine = row.memberId === viewer.id || (row.pseudonymId !== null && own.includes(row.pseudonymId));
  const appeal = second && Object.assign(new Appeal(), second, { createdAt: new Date(second.createdAt), decidedAt: second.decidedAt === null ? null : new Date(second.decidedAt) });
  return Object.assign(new ModerationDecision(), row, {
    subject: toGlobalId(row.subjectType, row.subjectId),
    post: postId === null ? null : toGlobalId('Post', postId),
    member: toPerson(person),
    moderator: moderates ? toPerson(by) : null,
    appeal,
    viewerCanAppeal: appealsAreOpen && isMine && !second && row.overturnedAt === null && APPEALABLE.includes(row.action),
    viewerCanDecideAppeal: moderates && second?.state === 'OPEN' && row.decidedBy !== viewer.id && !isMine,
  });
}

/** The pseudonyms about which there is a decision. */
export const decidedPseudonyms = (db: Reader, tenantId: string): Promise<{ id: string; threadId: string; authorKey: string }[]> =>
  db.readOne(`SELECT p.id, p.thread_id AS "threadId", encode(p.author_key, 'hex') AS "authorKey" FROM pseudonym p WHERE p.tenant_id = $1 AND p.id IN (SELECT pseudonym_id FROM moderation_decision WHERE tenant_id = $1 AND pseudonym_id IS NOT NULL)`, [tenantId], 'decided_pseudonyms');

/** About the viewer ($2), under their name or behind one of their own pseudonyms. */
const about = (own: string): string => `(d.member_id = $2 OR d.pseudonym_id = ANY (${own}::uuid[]))`;

/** Moderators read all, others those about themselves. */
export async function decisionsByIds(db: Reader, viewer: Viewer, own: readonly string[], ids: readonly string[]): Promise<ModerationDecision[]> {
  const sql = `SELECT ${DECISION} FROM moderation_decision d WHERE d.tenant_id = $1 AND d.id = ANY ($3) AND ($5::boolean OR ${about('$4')})`;
  const rows = await db.readOne<Row>(sql, [viewer.tenantId, viewer.id, [...ids], [...own], isModerator(viewer)], 'decisions_by_id');
  return rows.map((row) => toDecision(viewer, own, row));
}

/** No later decision says what became of it. */
const isLast = (who: 'member_id' | 'pseudonym_id'): string =>
  `NOT EXISTS (SELECT FROM moderation_decision later WHERE later.tenant_id = $1 AND later.${who} = d.${who} AND later.action IN ('SUSPEND', 'BAN', 'LIFT') AND (later.decided_at, later.id) > (d.decided_at, d.id))`;

const LISTS = {
  /** About me. */
  mine: about('$6'),
  /** Appeals that wait; one's own affairs are somebody else's. */
  appealed: `NOT coalesce(${about('$6')}, false) AND EXISTS (SELECT FROM appeal a WHERE a.tenant_id = $1 AND a.decision_id = d.id AND a.state = 'OPEN')`,
  /** Suspensions and bans that hold now; without a name, of writing without one. */
  holding: `NOT coalesce(${about('$6')}, false) AND d.action IN ('SUSPEND', 'BAN') AND d.overturned_at IS NULL AND (
    (EXISTS (SELECT FROM member m WHERE m.tenant_id = $1 AND m.id = d.member_id AND (m.state = 'BANNED' OR m.suspended_until > now())) AND ${isLast('member_id')})
    OR (EXISTS (SELECT FROM anonymous_bar b WHERE b.tenant_id = $1 AND b.pseudonym_id = d.pseudonym_id AND coalesce(b.until > now(), true)) AND ${isLast('pseudonym_id')}))`,
  /** What is out of sight now, reported or not; what its author has taken away themselves is not a moderator's to show again. */
  outOfSight: `NOT coalesce(${about('$6')}, false) AND d.action IN ('HIDE', 'REMOVE') AND d.overturned_at IS NULL
    AND NOT EXISTS (SELECT FROM moderation_decision later WHERE later.tenant_id = $1 AND later.subject_id = d.subject_id AND later.action IN ('HOLD', 'HIDE', 'REMOVE', 'RESTORE') AND (later.decided_at, later.id) > (d.decided_at, d.id))
    AND (EXISTS (SELECT FROM post p WHERE p.tenant_id = $1 AND p.id = d.subject_id AND p.state IN ('HIDDEN', 'REMOVED') AND p.withdrawn_at IS NULL)
      OR EXISTS (SELECT FROM comment c WHERE c.tenant_id = $1 AND c.id = d.subject_id AND c.state IN ('HIDDEN', 'REMOVED') AND c.withdrawn_at IS NULL))`,
};

export type DecisionList = keyof typeof LISTS;

/** Newest first. */
export async function decisionPage(db: Reader, viewer: Viewer, own: readonly string[], list: DecisionList, args: PageArgs): Promise<Page<ModerationDecision>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Row>(
    `SELECT ${DECISION} FROM moderation_decision d WHERE d.tenant_id = $1 AND ${LISTS[list]} AND ($3::timestamptz IS NULL OR (d.decided_at, d.id) ${comparison} ($3, $4::uuid)) ORDER BY d.decided_at ${direction}, d.id ${direction} LIMIT $5`,
    [viewer.tenantId, viewer.id, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1, [...own]],
    `decisions_${list}_${direction}`,
  );
  return toPage(rows.map((row) => toDecision(viewer, own, row)), request, (d) => [d.decidedAt.toISOString(), d.id]);
}

/** The newest twenty about a member. */
export async function decisionsAbout(db: Reader, viewer: Viewer, memberId: MemberId): Promise<ModerationDecision[]> {
  const rows = await db.readOne<Row>(`SELECT ${DECISION} FROM moderation_decision d WHERE d.tenant_id = $1 AND $2::uuid IS NOT NULL AND d.member_id = $3 ORDER BY d.decided_at DESC, d.id DESC LIMIT 20`, [viewer.tenantId, viewer.id, memberId], 'decisions_about');
  return rows.map((row) => toDecision(viewer, [], row));
}

type NewDecision = Pick<ModerationDecision, 'subjectType' | 'subjectId' | 'memberId' | 'pseudonymId' | 'title' | 'action' | 'reason' | 'decidedBy'> & { caseId?: string | null; until?: Date | null; at?: Date };

/** Writes a decision and tells those who listen. */
export async function insertDecision(tx: Tx, { at = tx.now, ...decision }: NewDecision): Promise<DecisionId> {
  const id = newId(at.getTime()) as DecisionId;
  await tx.insert(ModerationDecision, { caseId: null, until: null, ...decision, id, decidedAt: at, overturnedAt: null });
  const { subjectType, subjectId, memberId, pseudonymId, action, decidedBy } = decision;
  await tx.publish(ModerationDecided, { decisionId: id, subjectType, subjectId, memberId, pseudonymId, action, decidedBy });
  return id;
}

/** What a wish for a second look asked for has happened without one: it waits no longer, and what it was about counts as taken back. */
export async function settleAppeals(tx: Tx, by: MemberId, action: ModerationAction.LIFT | ModerationAction.RESTORE, about: { memberId: string } | { pseudonymId: string } | { subjectId: string }, answer: string): Promise<void> {
  const [column, id] = 'memberId' in about ? ['member_id', about.memberId] : 'pseudonymId' in about ? ['pseudonym_id', about.pseudonymId] : ['subject_id', about.subjectId];
  const ended = action === ModerationAction.LIFT ? [ModerationAction.SUSPEND, ModerationAction.BAN] : [ModerationAction.HIDE, ModerationAction.REMOVE];
  const settled = await tx.query<{ decisionId: DecisionId; memberId: MemberId | null; pseudonymId: string | null }>(
    `UPDATE appeal a SET state = 'OVERTURNED', answer = $4, decided_by = $5, decided_at = $6 FROM moderation_decision d
     WHERE a.tenant_id = $1 AND a.state = 'OPEN' AND d.tenant_id = $1 AND d.id = a.decision_id AND d.${column} = $2 AND d.action = ANY ($3) RETURNING d.id AS "decisionId", d.member_id AS "memberId", d.pseudonym_id AS "pseudonymId"`,
    [tx.tenantId, id, ended, answer, by, tx.now],
  );
  if (settled.length === 0) return;
  await tx.execute('UPDATE moderation_decision SET overturned_at = $3 WHERE tenant_id = $1 AND id = ANY ($2)', [tx.tenantId, settled.map(({ decisionId }) => decisionId), tx.now]);
  await tx.publishAll(AppealDecided, settled.map((one) => ({ ...one, overturned: true, decidedBy: by })));
}
