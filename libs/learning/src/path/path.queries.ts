import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { type Course, CourseProgress } from '../progress/progress.graphql.js';
import { courseJson, toCourse } from '../progress/progress.queries.js';
import { type CourseRequirement, LearningPath, type LearningPathId, PathCourse } from './path.entity.js';
import type { CreateLearningPathInput, PathStep } from './path.graphql.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

/** Required courses first, each group in the order that was chosen. */
const IN_ORDER = `ORDER BY pc.requirement = 'RECOMMENDED', pc.position`;

export const pathColumns = (alias: string): string => `${alias}.id, ${alias}.title, ${alias}.description, ${alias}.talent_type AS "talentType", ${alias}.level, ${alias}.due_at AS "dueAt", ${alias}.created_at AS "createdAt",
  (SELECT count(*)::int FROM path_course pc WHERE pc.tenant_id = ${alias}.tenant_id AND pc.path_id = ${alias}.id AND pc.requirement = 'REQUIRED') AS "requiredCount",
  (SELECT coalesce(json_agg(json_build_object('requirement', pc.requirement, 'course', ${courseJson('c')}) ${IN_ORDER}), '[]')
   FROM path_course pc JOIN course c ON c.tenant_id = pc.tenant_id AND c.id = pc.course_id WHERE pc.tenant_id = ${alias}.tenant_id AND pc.path_id = ${alias}.id) AS courses`;

/** A path as it comes as a row or as JSON beside another row. */
export function toPath(row: LearningPath): LearningPath {
  const courses = row.courses.map((each) => Object.assign(new PathCourse(), each, { course: toCourse(each.course) }));
  return Object.assign(new LearningPath(), row, { courses, dueAt: row.dueAt && new Date(row.dueAt), createdAt: new Date(row.createdAt) });
}

export async function pathPage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<LearningPath>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<LearningPath>(
    `SELECT ${pathColumns('p')} FROM learning_path p WHERE p.tenant_id = $1 AND ($2::timestamptz IS NULL OR (p.created_at, p.id) ${comparison} ($2, $3::uuid))
     ORDER BY p.created_at ${direction}, p.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `learning_paths_${direction}`,
  );
  return toPage(rows.map(toPath), request, (p) => [p.createdAt.toISOString(), p.id]);
}

export async function pathsByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<LearningPath[]> {
  return (await db.readOne<LearningPath>(`SELECT ${pathColumns('p')} FROM learning_path p WHERE p.tenant_id = $1 AND p.id = ANY ($2)`, [tenantId, [...ids]])).map(toPath);
}

/** By title, so that a list of thousands can be walked. */
export async function coursePage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<Course>> {
  const request = pageRequest(args, ['text', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Course>(
    `SELECT c.id, c.title, c.category, c.minutes FROM course c WHERE c.tenant_id = $1 AND ($2::text IS NULL OR (c.title, c.id) ${comparison} ($2, $3::uuid))
     ORDER BY c.title ${direction}, c.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `courses_${direction}`,
  );
  return toPage(rows.map(toCourse), request, (c) => [c.title, c.id]);
}

export async function coursesByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<Course[]> {
  return (await db.readOne<Course>('SELECT id, title, category, minutes FROM course WHERE tenant_id = $1 AND id = ANY ($2)', [tenantId, [...ids]])).map(toCourse);
}

/** @returns how many of the courses exist here: fewer than were named means that one does not */
export async function insertPath(tx: Tx, { title, description, talentType, level, dueAt, requiredCourseIds, recommendedCourseIds = [] }: CreateLearningPathInput): Promise<{ id: LearningPathId; courses: number }> {
  const id = newId(tx.now.getTime());
  await tx.execute(
    'INSERT INTO learning_path (tenant_id, id, title, description, talent_type, level, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tx.tenantId, id, title, description, talentType, level, dueAt ?? null, tx.now],
  );
  const all = [...requiredCourseIds, ...recommendedCourseIds];
  const courses = await tx.execute(
    `INSERT INTO path_course (tenant_id, id, path_id, course_id, requirement, position)
     SELECT $1, x.id, $2, c.id, x.requirement, x.position FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS x(id, course_id, requirement, position)
     JOIN course c ON c.tenant_id = $1 AND c.id = x.course_id`,
    [tx.tenantId, id, all.map(() => newId()), all, all.map((_, i) => (i < requiredCourseIds.length ? 'REQUIRED' : 'RECOMMENDED')), all.map((_, i) => i)],
  );
  return { id, courses };
}

type Step = Omit<PathStep, 'requirement'> & { requirement: CourseRequirement };

/** The paths on which this member has a seat, with their progress in each course: one statement. */
export async function pathsOfMember(db: Reader, tenantId: TenantId, memberId: MemberId): Promise<{ path: LearningPath; steps: Step[] }[]> {
  const rows = await db.readOne<{ path: LearningPath; steps: Step[] }>(
    `SELECT (SELECT to_json(one) FROM (SELECT ${pathColumns('p')}) one) AS path,
       (SELECT coalesce(json_agg(json_build_object('requirement', pc.requirement, 'course', ${courseJson('c')}, 'progress', CASE WHEN g.id IS NOT NULL THEN
          json_build_object('id', g.id, 'completionRatio', g.completion_ratio::float8, 'videoMinutes', g.video_minutes::float8, 'startedAt', g.started_at,
            'firstCompletedAt', g.first_completed_at, 'lastAccessedAt', g.last_accessed_at, 'updatedAt', g.updated_at) END) ${IN_ORDER}), '[]')
        FROM path_course pc JOIN course c ON c.tenant_id = pc.tenant_id AND c.id = pc.course_id
          LEFT JOIN course_progress g ON g.tenant_id = $1 AND g.member_id = $2 AND g.course_id = c.id
        WHERE pc.tenant_id = $1 AND pc.path_id = p.id) AS steps
     FROM learning_path p
     WHERE p.tenant_id = $1 AND p.id IN (SELECT r.path_id FROM seat_application a JOIN programme r ON r.tenant_id = a.tenant_id AND r.id = a.programme_id
       WHERE a.tenant_id = $1 AND a.member_id = $2 AND a.state = 'SEAT_GRANTED')
     ORDER BY p.created_at, p.id LIMIT 20`,
    [tenantId, memberId],
    'paths_of_member',
  );
  const time = (at: Date | null): Date | null => at && new Date(at);
  return rows.map(({ path, steps }) => ({
    path: toPath(path),
    steps: steps.map(({ progress, course, ...step }) => {
      const known = progress && Object.assign(new CourseProgress(), progress, {
        course: toCourse(course), startedAt: time(progress.startedAt), firstCompletedAt: time(progress.firstCompletedAt), lastAccessedAt: time(progress.lastAccessedAt), updatedAt: new Date(progress.updatedAt),
      });
      return { ...step, course: toCourse(course), progress: known };
    }),
  }));
}
