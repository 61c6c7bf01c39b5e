import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb } from '#tenancy';
import { Course, CourseProgress } from './progress.graphql.js';

/** A course beside the row that names it. */
export const courseJson = (alias: string): string => `json_build_object('id', ${alias}.id, 'title', ${alias}.title, 'category', ${alias}.category, 'minutes', ${alias}.minutes)`;
export const toCourse = (row: Course): Course => Object.assign(new Course(), row);

const COLUMNS = `p.id, p.completion_ratio::float8 AS "completionRatio", p.video_minutes::float8 AS "videoMinutes", p.started_at AS "startedAt",
  p.first_completed_at AS "firstCompletedAt", p.last_accessed_at AS "lastAccessedAt", p.updated_at AS "updatedAt",
  ${courseJson('c')} AS course`;
const FROM = `FROM course_progress p JOIN course c ON c.tenant_id = p.tenant_id AND c.id = p.course_id`;

const toRow = (row: CourseProgress): CourseProgress => Object.assign(new CourseProgress(), row, { course: toCourse(row.course) });

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
