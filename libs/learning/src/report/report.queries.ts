import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { ActivityRow } from './report.csv.js';
import { firstCompletion, providerName } from './report.rules.js';

/** How many rows one statement takes: well within the statement timeout, and the memory of a small machine. */
export const CHUNK = 2_000;

const FIGURES = ['completion_ratio', 'video_minutes', 'enrolled_at', 'started_at', 'first_completed_at', 'last_accessed_at'];
const TYPES: Record<string, string> = { completion_ratio: 'numeric(5,2)', video_minutes: 'numeric(10,2)' };
const FIGURES_AS_COLUMNS = FIGURES.map((name) => `${name} ${TYPES[name] ?? 'timestamptz(3)'}`).join(', ');
const list = (prefix: string): string => FIGURES.map((name) => `${prefix}.${name}`).join(', ');

/** The newest figures win; a first completion that is known stays, because a ratio may fall when a course grows. */
const merged = (known: string): string => FIGURES.map((name) => (name === 'first_completed_at' ? `coalesce(${known}.${name}, excluded.${name})` : `excluded.${name}`)).join(', ');
const SET = (known: string): string => `SET (${FIGURES.join(', ')}) = (${merged(known)})`;
const CHANGED = (known: string): string => `(${list(known)}) IS DISTINCT FROM (${merged(known)})`;

interface Row {
  id: string;
  user: string;
  course: string;
  completion_ratio: number;
  video_minutes: number;
  enrolled_at: Date | null;
  started_at: Date | null;
  first_completed_at: Date | null;
  last_accessed_at: Date | null;
}

const toRow = (r: ActivityRow): Row => ({
  id: newId(), user: r.userId, course: r.courseId, completion_ratio: r.completionRatio, video_minutes: r.videoMinutes ?? 0, enrolled_at: r.enrolledAt, started_at: r.startedAt,
  first_completed_at: firstCompletion(r), last_accessed_at: r.lastAccessedAt,
});

async function keepCourses(tx: Tx, rows: readonly ActivityRow[]): Promise<void> {
  const courses = new Map(rows.map((r) => [r.courseId, { id: newId(), provider_course_id: r.courseId, title: r.courseTitle, category: r.courseCategory, minutes: r.courseMinutes }]));
  await tx.execute(
    `INSERT INTO course (tenant_id, id, provider_course_id, title, category, minutes)
     SELECT $1, x.id, x.provider_course_id, x.title, x.category, x.minutes FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, provider_course_id text, title text, category text, minutes integer) ORDER BY x.provider_course_id
     ON CONFLICT (tenant_id, provider_course_id) DO UPDATE SET title = excluded.title, category = excluded.category, minutes = excluded.minutes
     WHERE (course.title, course.category, course.minutes) IS DISTINCT FROM (excluded.title, excluded.category, excluded.minutes)`,
    [tx.tenantId, JSON.stringify([...courses.values()])],
  );
}

/**
 * The provider's users, each with its member where one can be told: by the link that a coordinator made, else by the mail address,
 * else by an employee number that one member alone has. Returns the ids of users who have found their member just now.
 */
async function keepUsers(tx: Tx, rows: readonly ActivityRow[]): Promise<string[]> {
  const users = new Map(rows.map((r) => [r.userId, { id: newId(), provider_user_id: r.userId, name: providerName(r), email: r.email, external_id: r.externalId }]));
  await tx.execute(
    `INSERT INTO provider_user (tenant_id, id, provider_user_id, name, email, external_id, created_at)
     SELECT $1, x.id, x.provider_user_id, x.name, x.email, x.external_id, $3 FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, provider_user_id text, name text, email text, external_id text) ORDER BY x.provider_user_id
     ON CONFLICT (tenant_id, provider_user_id) DO UPDATE SET name = excluded.name, email = excluded.email, external_id = excluded.external_id
     WHERE (provider_user.name, provider_user.email, provider_user.external_id) IS DISTINCT FROM (excluded.name, excluded.email, excluded.external_id)`,
    [tx.tenantId, JSON.stringify([...users.values()]), tx.now],
  );
  const found = await tx.query<{ id: string }>(
    `WITH unmatched AS (SELECT u.id, u.email, u.external_id FROM provider_user u WHERE u.tenant_id = $1 AND u.provider_user_id = ANY ($2) AND u.member_id IS NULL),
     known AS (SELECT k.email, m.id AS member_id FROM app.members_by_email(ARRAY(SELECT email FROM unmatched WHERE email IS NOT NULL)) k JOIN member m ON m.tenant_id = $1 AND m.account_id = k.account AND m.role <> 'GUEST'),
     numbered AS (SELECT m.external_id, min(m.id::text)::uuid AS member_id FROM member m WHERE m.tenant_id = $1 AND m.role <> 'GUEST' AND m.external_id = ANY (ARRAY(SELECT external_id FROM unmatched)) GROUP BY m.external_id HAVING count(*) = 1)
     UPDATE provider_user u SET member_id = coalesce(known.member_id, numbered.member_id), linked_at = $3
     FROM unmatched LEFT JOIN known ON known.email = unmatched.email LEFT JOIN numbered ON numbered.external_id = unmatched.external_id
     WHERE u.tenant_id = $1 AND u.id = unmatched.id AND coalesce(known.member_id, numbered.member_id) IS NOT NULL RETURNING u.id`,
    [tx.tenantId, [...users.keys()], tx.now],
  );
  return found.map((u) => u.id);
}

/** A member may be two users of the provider; of one course the row with more progress counts. */
const UPSERT_PROGRESS = (source: string): string => `
  INSERT INTO course_progress (tenant_id, id, member_id, course_id, ${FIGURES.join(', ')}, updated_at)
  SELECT DISTINCT ON (x.member_id, x.course_id) $1, x.id, x.member_id, x.course_id, ${list('x')}, coalesce(x.last_accessed_at, x.enrolled_at, $2) FROM (${source}) x
  ORDER BY x.member_id, x.course_id, x.first_completed_at NULLS LAST, x.completion_ratio DESC
  ON CONFLICT (tenant_id, member_id, course_id) DO UPDATE ${SET('course_progress').replace('SET (', 'SET (updated_at, ').replace(') = (', ') = (excluded.updated_at, ')} WHERE ${CHANGED('course_progress')}`;

/** Rows that waited for these users to be known now count as theirs. @returns how many there were */
export async function releaseWaiting(tx: Tx, providerUserIds: readonly string[]): Promise<number> {
  if (providerUserIds.length === 0) return 0;
  await tx.execute(
    UPSERT_PROGRESS(`SELECT w.id, u.member_id, w.course_id, ${list('w')} FROM unmatched_activity w JOIN provider_user u ON u.tenant_id = w.tenant_id AND u.id = w.provider_user_id
      WHERE w.tenant_id = $1 AND w.provider_user_id = ANY ($3) AND u.member_id IS NOT NULL`),
    [tx.tenantId, tx.now, providerUserIds],
  );
  return tx.execute('DELETE FROM unmatched_activity WHERE tenant_id = $1 AND provider_user_id = ANY ($2)', [tx.tenantId, providerUserIds]);
}

/** What a report changed here. */
export interface ReportChanges {
  /** Rows of members that are new or differ from what was known. */
  changed: number;
  /** Rows that were kept aside, or kept aside anew, because nobody here is known to be the provider's user. */
  setAside: number;
}

/** Takes a part of a report, any number of rows, into the tenant of this transaction. The same again changes nothing. */
export async function takeReport(tx: Tx, rows: readonly ActivityRow[]): Promise<ReportChanges> {
  const total: ReportChanges = { changed: 0, setAside: 0 };
  for (let i = 0; i < rows.length; i += CHUNK) {
    const { changed, setAside } = await takeChunk(tx, rows.slice(i, i + CHUNK));
    total.changed += changed;
    total.setAside += setAside;
  }
  return total;
}

async function takeChunk(tx: Tx, rows: readonly ActivityRow[]): Promise<ReportChanges> {
  await keepCourses(tx, rows);
  await releaseWaiting(tx, await keepUsers(tx, rows));
  const told = `SELECT x.id, u.member_id, u.id AS provider_user_id, c.id AS course_id, ${list('x')} FROM jsonb_to_recordset($3::jsonb) AS x(id uuid, "user" text, course text, ${FIGURES_AS_COLUMNS})
    JOIN provider_user u ON u.tenant_id = $1 AND u.provider_user_id = x."user" JOIN course c ON c.tenant_id = $1 AND c.provider_course_id = x.course`;
  const json = JSON.stringify(rows.map(toRow));
  const changed = await tx.execute(UPSERT_PROGRESS(`${told} WHERE u.member_id IS NOT NULL`), [tx.tenantId, tx.now, json]);
  const setAside = await tx.execute(
    `INSERT INTO unmatched_activity (tenant_id, id, provider_user_id, course_id, ${FIGURES.join(', ')})
     SELECT DISTINCT ON (x.provider_user_id, x.course_id) $1, x.id, x.provider_user_id, x.course_id, ${list('x')} FROM (${told.replaceAll('$3', '$2')} WHERE u.member_id IS NULL) x ORDER BY x.provider_user_id, x.course_id
     ON CONFLICT (tenant_id, provider_user_id, course_id) DO UPDATE ${SET('unmatched_activity')} WHERE ${CHANGED('unmatched_activity')}`,
    [tx.tenantId, json],
  );
  return { changed, setAside };
}

/** What each row would do, in the order of the rows. */
export type RowPlan = 'CREATE' | 'CHANGE' | 'SAME' | 'ASIDE';

/** Compares without writing: whom each row is about, and whether its figures are known. */
export async function planReport(tx: Tx, rows: readonly ActivityRow[]): Promise<RowPlan[]> {
  const planned = await tx.query<{ plan: RowPlan }>(
    `WITH row AS (SELECT x.*, x.ordinality AS n FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS ("user" text, course text, email text, external_id text, ${FIGURES_AS_COLUMNS})) WITH ORDINALITY AS x),
     known AS (SELECT k.email, m.id AS member_id FROM app.members_by_email(ARRAY(SELECT DISTINCT email FROM row)) k JOIN member m ON m.tenant_id = $1 AND m.account_id = k.account AND m.role <> 'GUEST'),
     numbered AS (SELECT m.external_id, min(m.id::text)::uuid AS member_id FROM member m WHERE m.tenant_id = $1 AND m.role <> 'GUEST' AND m.external_id = ANY (ARRAY(SELECT DISTINCT external_id FROM row)) GROUP BY m.external_id HAVING count(*) = 1)
     SELECT CASE WHEN who.member_id IS NULL AND (w.completion_ratio, w.video_minutes, w.enrolled_at, w.started_at, w.first_completed_at, w.last_accessed_at)
         IS NOT DISTINCT FROM (row.completion_ratio, row.video_minutes, row.enrolled_at, row.started_at, coalesce(w.first_completed_at, row.first_completed_at), row.last_accessed_at) THEN 'SAME'
       WHEN who.member_id IS NULL THEN 'ASIDE' WHEN g.id IS NULL THEN 'CREATE'
       WHEN (g.completion_ratio, g.video_minutes, g.enrolled_at, g.started_at, g.first_completed_at, g.last_accessed_at)
         IS DISTINCT FROM (row.completion_ratio, row.video_minutes, row.enrolled_at, row.started_at, coalesce(g.first_completed_at, row.first_completed_at), row.last_accessed_at) THEN 'CHANGE' ELSE 'SAME' END AS plan
     FROM row LEFT JOIN provider_user u ON u.tenant_id = $1 AND u.provider_user_id = row."user" LEFT JOIN known ON known.email = row.email LEFT JOIN numbered ON numbered.external_id = row.external_id
       CROSS JOIN LATERAL (SELECT coalesce(u.member_id, known.member_id, numbered.member_id) AS member_id) who
       LEFT JOIN course c ON c.tenant_id = $1 AND c.provider_course_id = row.course
       LEFT JOIN course_progress g ON g.tenant_id = $1 AND g.member_id = who.member_id AND g.course_id = c.id
       LEFT JOIN unmatched_activity w ON w.tenant_id = $1 AND w.provider_user_id = u.id AND w.course_id = c.id
     ORDER BY row.n`,
    [tx.tenantId, JSON.stringify(rows.map((r) => ({ ...toRow(r), email: r.email, external_id: r.externalId })))],
  );
  return planned.map((p) => p.plan);
}
