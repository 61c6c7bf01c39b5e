import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { CourseProgress } from './progress.graphql.js';

const COLUMNS = `p.id, p.completion_ratio::float8 AS "completionRatio", p.video_minutes::float8 AS "videoMinutes", p.started_at AS "startedAt",
  p.first_completed_at AS "firstCompletedAt", p.last_accessed_at AS "lastAccessedAt", p.updated_at AS "updatedAt",
  json_build_object('title', c.title, 'category', c.category, 'minutes', c.minutes) AS course`;
const FROM = `FROM course_progress p JOIN course c ON c.tenant_id = p.tenant_id AND c.id = p.course_id`;

const toRow = (row: CourseProgress): CourseProgress => Object.assign(new CourseProgress(), row);

/** This member's courses, the last studied first. */
export async function progressPage(db: TenantDb, tenantId: TenantId, memberId: MemberId, args: PageArgs): Promise<Page<CourseProgress>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<CourseProgress>(
    `SELECT ${COLUMNS} ${FROM} WHERE p.tenant_id = $1 AND p.member_id = $2 AND ($3::timestamptz IS NULL OR (p.updated_at, p.id) ${comparison} ($3, $4::uuid))
     ORDER BY p.updated_at ${direction}, p.id ${direction} LIMIT $5`,
    [tenantId, memberId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `course_progress_${direction}`,
  );
  return toPage(rows.map(toRow), request, (p) => [p.updatedAt.toISOString(), p.id]);
}

export async function progressByIds(db: TenantDb, tenantId: TenantId, memberId: MemberId, ids: readonly string[]): Promise<CourseProgress[]> {
  const rows = await db.readOne<CourseProgress>(`SELECT ${COLUMNS} ${FROM} WHERE p.tenant_id = $1 AND p.member_id = $2 AND p.id = ANY ($3)`, [tenantId, memberId, ids]);
  return rows.map(toRow);
}

/** One row of the provider's report, matched to a member. Times in UTC. */
export interface ReportedProgress {
  memberId: MemberId;
  providerCourseId: string;
  title: string;
  category: string | null;
  minutes: number | null;
  /** 0 to 100. */
  completionRatio: number;
  videoMinutes: number;
  enrolledAt: Date | null;
  startedAt: Date | null;
  firstCompletedAt: Date | null;
  lastAccessedAt: Date | null;
}

/**
 * Takes a report into the tenant of this transaction: one row per learner and course, the newest figures win, and a first
 * completion that is known is kept, because the ratio may fall when a course grows. The same report again changes nothing.
 */
export async function takeReport(tx: Tx, rows: readonly ReportedProgress[]): Promise<void> {
  if (rows.length === 0) return;
  const courses = new Map(rows.map((r) => [r.providerCourseId, { id: newId(), provider_course_id: r.providerCourseId, title: r.title, category: r.category, minutes: r.minutes }]));
  await tx.execute(
    `INSERT INTO course (tenant_id, id, provider_course_id, title, category, minutes)
     SELECT $1, x.id, x.provider_course_id, x.title, x.category, x.minutes FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, provider_course_id text, title text, category text, minutes integer)
     ON CONFLICT (tenant_id, provider_course_id) DO UPDATE SET title = excluded.title, category = excluded.category, minutes = excluded.minutes
     WHERE (course.title, course.category, course.minutes) IS DISTINCT FROM (excluded.title, excluded.category, excluded.minutes)`,
    [tx.tenantId, JSON.stringify([...courses.values()])],
  );
  await tx.execute(
    `INSERT INTO course_progress (tenant_id, id, member_id, course_id, completion_ratio, video_minutes, enrolled_at, started_at, first_completed_at, last_accessed_at, updated_at)
     SELECT $1, x.id, x."memberId", c.id, x."completionRatio", x."videoMinutes", x."enrolledAt", x."startedAt", x."firstCompletedAt", x."lastAccessedAt", coalesce(x."lastAccessedAt", x."enrolledAt", $3)
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "memberId" uuid, "providerCourseId" text, "completionRatio" numeric, "videoMinutes" numeric,
            "enrolledAt" timestamptz, "startedAt" timestamptz, "firstCompletedAt" timestamptz, "lastAccessedAt" timestamptz)
     JOIN course c ON c.tenant_id = $1 AND c.provider_course_id = x."providerCourseId"
     ON CONFLICT (tenant_id, member_id, course_id) DO UPDATE SET
       completion_ratio = excluded.completion_ratio, video_minutes = excluded.video_minutes, enrolled_at = excluded.enrolled_at, started_at = excluded.started_at,
       first_completed_at = coalesce(course_progress.first_completed_at, excluded.first_completed_at), last_accessed_at = excluded.last_accessed_at, updated_at = excluded.updated_at`,
    [tx.tenantId, JSON.stringify(rows.map((r) => ({ id: newId(), ...r }))), tx.now],
  );
}
