import { type MemberId, type Page, type PageArgs, newId, pageRequest, refuse, toGlobalId, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { CaseHandled, CaseOpened } from '../../events.js';
import type { Reader, Viewer } from '../../viewer.js';
import type { SubjectType } from '../decision/decision.entity.js';
import { CaseTaken } from '../decision/decision.graphql.js';
import { personColumn, toPerson } from '../decision/decision.queries.js';
import { mayTake } from '../decision/decision.rules.js';
import { type CaseId, type CaseSubject, ModerationCase, Report } from './case.entity.js';
import type { ModerationCaseFilter, ModerationOverview } from './case.graphql.js';

type PersonJson = Parameters<typeof toPerson>[0];
type Row = Omit<ModerationCase, 'author' | 'taker' | 'handler' | 'reports'> & {
  postId: string | null;
  authorId: string | null;
  author: PersonJson;
  taker: PersonJson;
  handler: PersonJson;
  reports: (Omit<Report, 'reporter' | 'createdAt'> & { createdAt: string; reporter: PersonJson })[] | null;
};

/** $2 is the viewer: what is about oneself is for the others. */
const CASE = `SELECT c.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.author_id AS "authorId", c.is_held AS "isHeld", c.held_for AS "heldFor", c.report_count AS "reportCount", c.taken_at AS "takenAt", c.opened_at AS "openedAt",
    c.handled_at AS "handledAt", c.outcome, coalesce(p.id, k.post_id) AS "postId", coalesce(p.title, kp.title) AS title, coalesce(p.text, k.text) AS text, coalesce(p.state, k.state) AS state,
    ${personColumn('c.author_id', 'author')}, ${personColumn('c.taken_by', 'taker')}, ${personColumn('c.handled_by', 'handler')},
    (SELECT json_agg(r ORDER BY r."createdAt" DESC) FROM (SELECT r.kind, r.words, r.created_at AS "createdAt", ${personColumn('r.reporter_id', 'reporter')} FROM report r WHERE r.tenant_id = $1 AND r.case_id = c.id ORDER BY r.created_at DESC LIMIT 20) r) AS reports,
    (SELECT count(*)::int FROM moderation_decision d WHERE d.tenant_id = $1 AND d.member_id = c.author_id AND d.action IN ('HIDE', 'REMOVE', 'WARN', 'SUSPEND', 'BAN') AND d.overturned_at IS NULL AND d.case_id IS DISTINCT FROM c.id) AS "earlierDecisionCount",
    (SELECT d.reason FROM moderation_decision d WHERE d.tenant_id = $1 AND d.case_id = c.id AND d.action <> 'HOLD' ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) AS reason
  FROM moderation_case c
  LEFT JOIN post p ON c.subject_type = 'Post' AND p.tenant_id = $1 AND p.id = c.subject_id
  LEFT JOIN comment k ON c.subject_type = 'Comment' AND k.tenant_id = $1 AND k.id = c.subject_id
  LEFT JOIN post kp ON kp.tenant_id = $1 AND kp.id = k.post_id
  WHERE c.tenant_id = $1 AND c.author_id IS DISTINCT FROM $2`;

function toCase({ postId, authorId, author, taker, handler, reports, ...row }: Row): ModerationCase {
  return Object.assign(new ModerationCase(), row, {
    kind: row.subjectType.toUpperCase() as CaseSubject,
    subject: toGlobalId(row.subjectType, row.subjectId),
    post: postId === null ? null : toGlobalId('Post', postId),
    author: toPerson(author),
    taker: toPerson(taker),
    handler: toPerson(handler),
    // Who wrote anonymously may be the one who looks: nobody then learns who reported.
    reports: (reports ?? []).map((r) => Object.assign(new Report(), r, { createdAt: new Date(r.createdAt), reporter: authorId === null ? null : toPerson(r.reporter) })),
  });
}

export async function casesByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<ModerationCase[]> {
  return (await db.readOne<Row>(`${CASE} AND c.id = ANY ($3)`, [viewer.tenantId, viewer.id, [...ids]], 'cases_by_id')).map(toCase);
}

/** The open ones, longest waiting first; or the handled ones, newest first. */
export async function casePage(db: Reader, viewer: Viewer, args: PageArgs, { isHandled = false, isMine = false }: ModerationCaseFilter): Promise<Page<ModerationCase>> {
  const request = pageRequest(args, ['time', 'id']);
  const time = isHandled ? 'handled_at' : 'opened_at';
  const [comparison, direction] = request.backward === isHandled ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Row>(
    `${CASE} AND c.handled_at IS ${isHandled ? 'NOT ' : ''}NULL ${isMine ? `AND c.${isHandled ? 'handled_by' : 'taken_by'} = $2` : ''} AND ($3::timestamptz IS NULL OR (c.${time}, c.id) ${comparison} ($3, $4::uuid))
     ORDER BY c.${time} ${direction}, c.id ${direction} LIMIT $5`,
    [viewer.tenantId, viewer.id, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `cases_${time}_${direction}_${isMine}`,
  );
  return toPage(rows.map(toCase), request, (c) => [(isHandled ? c.handledAt! : c.openedAt).toISOString(), c.id]);
}

export async function overview(db: Reader, viewer: Viewer): Promise<ModerationOverview> {
  const [row] = await db.readOne<ModerationOverview>(
    `SELECT count(*)::int AS "openCount", (count(*) FILTER (WHERE c.taken_by = $2))::int AS "mineCount",
       (SELECT count(*)::int FROM appeal a JOIN moderation_decision d ON d.tenant_id = $1 AND d.id = a.decision_id WHERE a.tenant_id = $1 AND a.state = 'OPEN' AND d.member_id IS DISTINCT FROM $2) AS "appealCount"
     FROM (SELECT taken_by FROM moderation_case WHERE tenant_id = $1 AND handled_at IS NULL AND author_id IS DISTINCT FROM $2 LIMIT 1000) c`,
    [viewer.tenantId, viewer.id],
    'moderation_overview',
  );
  return row!;
}

interface Opened {
  subjectType: SubjectType;
  subjectId: string;
  authorId: MemberId | null;
  heldFor?: string;
  at?: Date;
}

/** The open case about something, made when there is none; its row stays locked. */
export async function openCase(tx: Tx, { subjectType, subjectId, authorId, heldFor, at = tx.now }: Opened): Promise<CaseId> {
  const made = newId(at.getTime());
  const row = await tx.first<{ id: CaseId }>(
    `INSERT INTO moderation_case AS c (tenant_id, id, subject_type, subject_id, author_id, is_held, held_for, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (tenant_id, subject_id) WHERE handled_at IS NULL DO UPDATE SET is_held = c.is_held OR $6, held_for = coalesce($7, c.held_for) RETURNING c.id`,
    [tx.tenantId, made, subjectType, subjectId, authorId, heldFor !== undefined, heldFor ?? null, at],
  );
  if (row!.id === made) await tx.publish(CaseOpened, { caseId: row!.id });
  return row!.id;
}

export interface LockedCase {
  id: CaseId;
  subjectType: SubjectType;
  subjectId: string;
  authorId: string | null;
  takenBy: string | null;
  takenAt: Date | null;
  handledAt: Date | null;
  takerName: string | null;
}

/** Which case: by its own id, or the open one about something. */
export function lockCase(tx: Tx, where: { id: string } | { subjectId: string }): Promise<LockedCase | undefined> {
  return tx.first<LockedCase>(
    `SELECT c.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.author_id AS "authorId", c.taken_by AS "takenBy", c.taken_at AS "takenAt", c.handled_at AS "handledAt",
       (SELECT m.display_name FROM member m WHERE m.tenant_id = $1 AND m.id = c.taken_by) AS "takerName"
     FROM moderation_case c WHERE c.tenant_id = $1 AND ${'id' in where ? 'c.id = $2' : 'c.subject_id = $2 AND c.handled_at IS NULL'} FOR UPDATE OF c`,
    [tx.tenantId, 'id' in where ? where.id : where.subjectId],
  );
}

/** A decision about something closes the case about it; who has not taken a case does not decide over somebody's head who has. */
export async function closeCase(tx: Tx, actor: Pick<Actor, 'id'>, subjectId: string, outcome: string): Promise<CaseId | null> {
  const open = await lockCase(tx, { subjectId });
  if (!open) return null;
  if (!mayTake({ by: open.takenBy, at: open.takenAt }, actor.id, tx.now)) refuse(new CaseTaken(open.takerName ?? ''));
  await tx.execute('UPDATE moderation_case SET handled_at = $3, handled_by = $4, outcome = $5 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, open.id, tx.now, actor.id, outcome]);
  await tx.publish(CaseHandled, { caseId: open.id, acted: outcome !== 'KEPT' && outcome !== 'RESTORE' });
  return open.id;
}
