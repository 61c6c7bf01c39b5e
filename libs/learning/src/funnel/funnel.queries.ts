import type { TenantId } from '#kernel';
import type { Reader } from '../path/path.queries.js';
import type { PathLevel } from '../path/path.entity.js';

/** People of one licence year; each step holds those of the ones after it. */
export interface Counts {
  licenceYear: number;
  seats: number;
  invited: number;
  joined: number;
  enrolled: number;
  started: number;
  completed: number;
  finished: number;
}

/** Counts of people by licence year, and by level of path where that is asked for. A person with two seats of a group counts once. */
const countsBy = (group: 'licence_year' | 'licence_year, level'): string => `
  WITH learner AS (
    SELECT p.licence_year, l.level, a.member_id, bool_or(EXISTS (SELECT FROM path_course pc WHERE pc.tenant_id = $1 AND pc.path_id = l.id AND pc.requirement = 'REQUIRED')
      AND NOT EXISTS (SELECT FROM path_course pc WHERE pc.tenant_id = $1 AND pc.path_id = l.id AND pc.requirement = 'REQUIRED'
        AND NOT EXISTS (SELECT FROM course_progress d WHERE d.tenant_id = $1 AND d.member_id = a.member_id AND d.course_id = pc.course_id AND d.first_completed_at IS NOT NULL))) AS finished
    FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id JOIN learning_path l ON l.tenant_id = p.tenant_id AND l.id = p.path_id
    WHERE a.tenant_id = $1 AND a.state = 'SEAT_GRANTED' GROUP BY p.licence_year, l.level, a.member_id),
  person AS (SELECT ${group}, member_id, bool_or(finished) AS finished FROM learner GROUP BY ${group}, member_id),
  active AS (
    SELECT g.member_id, bool_or(g.enrolled_at IS NOT NULL OR g.started_at IS NOT NULL OR g.video_minutes > 0 OR g.first_completed_at IS NOT NULL) AS enrolled,
      bool_or(g.started_at IS NOT NULL OR g.video_minutes > 0 OR g.first_completed_at IS NOT NULL) AS started, bool_or(g.first_completed_at IS NOT NULL) AS completed
    FROM course_progress g WHERE g.tenant_id = $1 GROUP BY g.member_id)
  SELECT ${group.replace('licence_year', 'licence_year AS "licenceYear"')}, count(*)::int AS invited,
    count(*) FILTER (WHERE v.member_id IS NOT NULL OR EXISTS (SELECT FROM provider_user u WHERE u.tenant_id = $1 AND u.member_id = n.member_id))::int AS joined,
    count(*) FILTER (WHERE v.enrolled)::int AS enrolled, count(*) FILTER (WHERE v.started)::int AS started, count(*) FILTER (WHERE v.completed)::int AS completed, count(*) FILTER (WHERE n.finished)::int AS finished,
    coalesce((SELECT s.seats FROM seat_allotment s WHERE s.tenant_id = $1 AND s.licence_year = n.licence_year), 0) AS seats
  FROM person n LEFT JOIN active v ON v.member_id = n.member_id GROUP BY ${group.split(', ').map((c) => `n.${c}`).join(', ')}`;

export async function countsOfYear(db: Reader, tenantId: TenantId, licenceYear: number): Promise<Counts> {
  const rows = await db.readOne<Counts>(
    `SELECT $2::int AS "licenceYear", coalesce((SELECT s.seats FROM seat_allotment s WHERE s.tenant_id = $1 AND s.licence_year = $2), 0) AS seats, coalesce(c.invited, 0) AS invited, coalesce(c.joined, 0) AS joined,
       coalesce(c.enrolled, 0) AS enrolled, coalesce(c.started, 0) AS started, coalesce(c.completed, 0) AS completed, coalesce(c.finished, 0) AS finished
     FROM (SELECT) one LEFT JOIN (${countsBy('licence_year')}) c ON c."licenceYear" = $2`,
    [tenantId, licenceYear],
    'learning_funnel',
  );
  return rows[0]!;
}

export const countsByLevel = (db: Reader, tenantId: TenantId): Promise<(Counts & { level: PathLevel })[]> => db.readOne(countsBy('licence_year, level'), [tenantId]);
