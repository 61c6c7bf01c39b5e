import { type CursorKey, type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import type { CertificationId } from '../certification/certification.entity.js';
import { PassReport, type PassReportId, type PassReportState } from './pass-report.entity.js';
import { VerifiedPass } from './verified-pass.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

/** Whose reports are read: their own, and from when they are submitted those of everybody for operators. */
export interface ReportViewer {
  readonly tenantId: TenantId;
  readonly id: MemberId;
  readonly permissions: ReadonlySet<string>;
}

export const reportColumns = `p.tenant_id AS "tenantId", p.id, p.member_id AS "memberId", p.certification_id AS "certificationId", p.attempt, p.version, p.result, p.exam_on::text AS "examOn",
  p.study_hours AS "studyHours", p.what_worked AS "whatWorked", p.evidence_file_id AS "evidenceFileId", p.is_shared AS "isShared", p.shows_attempt AS "showsAttempt", p.state,
  p.return_reason AS "returnReason", p.created_at AS "createdAt", p.submitted_at AS "submittedAt", p.decided_at AS "decidedAt", p.decided_by AS "decidedBy",
  p.celebration_id AS "celebrationId", p.story_id AS "storyId"`;
const toReport = (row: PassReport): PassReport => Object.assign(new PassReport(), row);

export const mayVerify = ({ permissions }: Pick<ReportViewer, 'permissions'>): boolean => permissions.has('passes:verify');

/** The viewer's own, the last begun first. */
export async function ownReports(db: Reader, { tenantId, id: memberId }: ReportViewer, args: PageArgs, state: PassReportState | undefined): Promise<Page<PassReport>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<PassReport>(
    `SELECT ${reportColumns} FROM pass_report p
     WHERE p.tenant_id = $1 AND p.member_id = $2 AND ($3::timestamptz IS NULL OR (p.created_at, p.id) ${comparison} ($3, $4::uuid)) AND ($5::text IS NULL OR p.state = $5)
     ORDER BY p.created_at ${direction}, p.id ${direction} LIMIT $6`,
    [tenantId, memberId, request.key?.[0] ?? null, request.key?.[1] ?? null, state ?? null, request.limit + 1],
    `own_reports_${direction}`,
  );
  return toPage(rows.map(toReport), request, ({ createdAt, id }): CursorKey => [createdAt.toISOString(), id]);
}

/** What waits for an operator, the longest waiting first. */
export async function waitingReports(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<PassReport>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<PassReport>(
    `SELECT ${reportColumns} FROM pass_report p
     WHERE p.tenant_id = $1 AND p.state = 'SUBMITTED' AND ($2::timestamptz IS NULL OR (p.submitted_at, p.id) ${comparison} ($2, $3::uuid))
     ORDER BY p.submitted_at ${direction}, p.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `waiting_reports_${direction}`,
  );
  return toPage(rows.map(toReport), request, ({ submittedAt, id }): CursorKey => [submittedAt!.toISOString(), id]);
}

export async function reportsByIds(db: Reader, viewer: ReportViewer, ids: readonly string[]): Promise<Map<PassReportId, PassReport>> {
  const rows = await db.readOne<PassReport>(
    `SELECT ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND p.id = ANY ($2) AND (p.member_id = $3 OR ($4::boolean AND p.state <> 'DRAFT'))`,
    [viewer.tenantId, [...ids], viewer.id, mayVerify(viewer)],
    'reports_by_id',
  );
  return new Map(rows.map((row) => [row.id, toReport(row)]));
}

/** The viewer's last attempt at each of these certifications. */
export async function lastOwnReports(db: Reader, { tenantId, id }: ReportViewer, certificationIds: readonly string[]): Promise<Map<CertificationId, PassReport>> {
  const rows = await db.readOne<PassReport>(
    `SELECT DISTINCT ON (p.certification_id) ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND p.member_id = $2 AND p.certification_id = ANY ($3)
     ORDER BY p.certification_id, p.attempt DESC`,
    [tenantId, id, [...certificationIds]],
    'last_own_reports',
  );
  return new Map(rows.map((row) => [row.certificationId, toReport(row)]));
}

const SHOWN = `p.state = 'VERIFIED' AND (p.is_shared OR p.story_id IS NOT NULL)`;

/** Those that their holders agreed to show, or told a story of. */
export async function verifiedByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<VerifiedPass[]> {
  const rows = await db.readOne<PassReport>(`SELECT ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND p.id = ANY ($2) AND ${SHOWN}`, [tenantId, [...ids]], 'verified_by_id');
  return rows.map((row) => VerifiedPass.of(row));
}

/** The passes that posts celebrate or tell of, by post. */
export async function verifiedByPosts(db: Reader, tenantId: TenantId, postIds: readonly string[]): Promise<Map<string, VerifiedPass>> {
  const rows = await db.readOne<PassReport>(
    `SELECT ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND ${SHOWN} AND (p.celebration_id = ANY ($2) OR p.story_id = ANY ($2))`,
    [tenantId, [...postIds]],
    'verified_by_post',
  );
  return new Map(rows.flatMap((row) => [row.celebrationId, row.storyId].filter((id) => id !== null).map((id) => [id as string, VerifiedPass.of(row)] as const)));
}

/** A report that nobody else changes until this transaction ends. */
export async function lockReport(tx: Tx, id: PassReportId): Promise<PassReport | undefined> {
  const row = await tx.first<PassReport>(`SELECT ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND p.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && toReport(row);
}

/** Reports of one member wait for each other here, so that attempts are counted and a pass is reported once. */
export async function lockReporter(tx: Tx, memberId: MemberId): Promise<void> {
  await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, memberId]);
}

/** How often the member has reported this certification, and the pass of this version among it. Call it after {@link lockReporter}. */
export async function earlierReports(tx: Tx, memberId: MemberId, certificationId: CertificationId, version: string): Promise<{ attempts: number; pass: PassReport | undefined }> {
  const rows = await tx.query<PassReport>(`SELECT ${reportColumns} FROM pass_report p WHERE p.tenant_id = $1 AND p.member_id = $2 AND p.certification_id = $3`, [tx.tenantId, memberId, certificationId]);
  const pass = rows.find((row) => row.result === 'PASSED' && row.version === version);
  return { attempts: Math.max(0, ...rows.map(({ attempt }) => attempt)), pass: pass && toReport(pass) };
}

/** A pass that is shown now: who held it already, by another version, counts once. */
export async function countHolder(tx: Tx, { id, memberId, certificationId }: PassReport): Promise<void> {
  await tx.execute(
    `UPDATE certification c SET holder_count = holder_count + 1 WHERE c.tenant_id = $1 AND c.id = $2
       AND NOT EXISTS (SELECT FROM pass_report p WHERE p.tenant_id = $1 AND p.member_id = $3 AND p.certification_id = $2 AND p.state = 'VERIFIED' AND p.is_shared AND p.id <> $4)`,
    [tx.tenantId, certificationId, memberId, id],
  );
}
