import { type CursorKey, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { Attendance, AttendanceFigures, type AttendanceFilter } from './attendance.graphql.js';
import type { RecordLine } from './record.rules.js';

/** Who it was, as they are known again: by the account, or else by the e-mail address; null for who gave neither. */
const IDENTITY = (alias: string): string => `coalesce(${alias}.member_id::text, lower(${alias}.email))`;

/** Whether an attendance, by the alias of it and of its event, was the person's first here; null for who cannot be known again. */
const IS_FIRST = (a: string, e: string): string =>
  `CASE WHEN ${IDENTITY(a)} IS NOT NULL THEN NOT EXISTS (SELECT FROM attendance b JOIN event f ON f.tenant_id = $1 AND f.id = b.event_id
     WHERE b.tenant_id = $1 AND b.undone_at IS NULL AND (f.starts_at, f.id) < (${e}.starts_at, ${e}.id)
       AND CASE WHEN ${a}.member_id IS NOT NULL THEN b.member_id = ${a}.member_id ELSE b.member_id IS NULL AND lower(b.email) = lower(${a}.email) END) END`;

const ROW = `a.id, a.member_id AS "memberId", coalesce(m.display_name, a.name) AS name, a.registration_id IS NULL AND a.hold_id IS NULL AS "isWalkIn", a.attended_at AS "attendedAt", ${IS_FIRST('a', 'e')} AS "isFirstTime"`;
const FROM = `attendance a JOIN event e ON e.tenant_id = $1 AND e.id = a.event_id LEFT JOIN member m ON m.tenant_id = $1 AND m.id = a.member_id WHERE a.tenant_id = $1 AND a.event_id = $2 AND a.undone_at IS NULL`;

export interface AttendancesOfEvent extends PageArgs {
  eventId: EventId;
  firstTimeOnly?: boolean | null;
}
const BY_TIME = (a: Attendance): CursorKey => [a.attendedAt.toISOString(), a.id];

/** Who was there, in the order in which they came, with the members. */
export async function attendancePage(db: TenantDb, tenantId: TenantId, { eventId, firstTimeOnly, ...args }: AttendancesOfEvent): Promise<Page<Attendance>> {
  const request = pageRequest(args, ['time', 'id']);
  const direction = request.backward ? 'DESC' : 'ASC';
  const params: unknown[] = [tenantId, eventId, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const key = request.key ? `AND (a.attended_at, a.id) ${request.backward ? '<' : '>'} (${add(request.key[0])}::timestamptz, ${add(request.key[1])}::uuid)` : '';
  const rows = await db.readOne<Attendance & { by: Member | null }>(
    `SELECT ${ROW}, (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} WHERE m.id IS NOT NULL) one) AS by FROM ${FROM} ${firstTimeOnly ? `AND ${IS_FIRST('a', 'e')}` : ''} ${key}
     ORDER BY a.attended_at ${direction}, a.id ${direction} LIMIT $3`,
    params,
    ['attendances', direction, firstTimeOnly && 'first', request.key && 'after'].filter(Boolean).join('_'),
  );
  const page = rows.map(({ by, ...row }) => Object.assign(new Attendance(), row, { member: by && Object.assign(new Member(), by, { joinedAt: new Date(by.joinedAt) }) }));
  return toPage(page, request, BY_TIME);
}

/** Everybody who had a seat or came. */
export const recordOf = (tx: Tx, eventId: EventId): Promise<RecordLine[]> =>
  tx.query(
    `SELECT * FROM (
       SELECT coalesce(m.display_name, a.name) AS name, m.department, a.email, CASE WHEN a.registration_id IS NOT NULL THEN 'REGISTERED' WHEN a.hold_id IS NOT NULL THEN 'GUEST' ELSE 'WALK_IN' END AS how, a.attended_at AS "attendedAt", ${IS_FIRST('a', 'e')} AS "isFirstTime"
       FROM ${FROM}
       UNION ALL
       SELECT m.display_name, m.department, NULL, 'REGISTERED', NULL, NULL FROM registration r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id
       WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.state = 'REGISTERED' AND NOT EXISTS (SELECT FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = $2 AND a.member_id = r.member_id AND a.undone_at IS NULL)
       UNION ALL
       SELECT h.guest_name, NULL, lower(h.guest_email), 'GUEST', NULL, NULL FROM seat_hold h
       WHERE h.tenant_id = $1 AND h.event_id = $2 AND h.kind = 'GUEST' AND h.accepted_at IS NOT NULL AND NOT EXISTS (SELECT FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = $2 AND a.hold_id = h.id AND a.undone_at IS NULL)
     ) lines ORDER BY "attendedAt" NULLS LAST, name`,
    [tx.tenantId, eventId],
  );

/** Of announced events that began and were not called off; of one of them with `eventId`. */
export async function figuresOf(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, { from, until, seriesId, eventId }: AttendanceFilter & { eventId?: EventId }, now: Date): Promise<AttendanceFigures> {
  const params: unknown[] = [tenantId, now];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    ...(from ? [`AND e.starts_at >= ${add(from)}`] : []), ...(until ? [`AND e.starts_at < ${add(until)}`] : []), ...(seriesId ? [`AND e.series_id = ${add(seriesId)}`] : []), ...(eventId ? [`AND e.id = ${add(eventId)}`] : []),
  ].join(' ');
  const [row] = await db.readOne<AttendanceFigures>(
    `WITH held AS (SELECT e.id, e.starts_at, e.ends_at FROM event e WHERE e.tenant_id = $1 AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL AND (e.starts_at <= $2 OR EXISTS (SELECT FROM attendance b WHERE b.tenant_id = $1 AND b.event_id = e.id AND b.undone_at IS NULL)) ${conditions}),
       there AS (SELECT a.*, ${IDENTITY('a')} AS who, ${IS_FIRST('a', 'e')} AS is_first FROM attendance a JOIN held e ON e.id = a.event_id WHERE a.tenant_id = $1 AND a.undone_at IS NULL)
     SELECT (SELECT count(*)::int FROM held) AS "eventCount", count(*)::int AS "attendanceCount", count(DISTINCT who)::int AS "peopleCount", count(*) FILTER (WHERE who IS NULL)::int AS "unidentifiedCount",
       count(*) FILTER (WHERE registration_id IS NULL AND hold_id IS NULL)::int AS "walkInCount", count(DISTINCT who) FILTER (WHERE is_first)::int AS "firstTimeCount",
       (SELECT count(*)::int FROM registration r JOIN held e ON e.id = r.event_id AND e.ends_at <= $2 WHERE r.tenant_id = $1 AND r.state = 'REGISTERED'
          AND NOT EXISTS (SELECT FROM attendance b WHERE b.tenant_id = $1 AND b.event_id = r.event_id AND b.member_id = r.member_id AND b.undone_at IS NULL))
       + (SELECT count(*)::int FROM seat_hold h JOIN held e ON e.id = h.event_id AND e.ends_at <= $2 WHERE h.tenant_id = $1 AND h.kind = 'GUEST' AND h.accepted_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM attendance b WHERE b.tenant_id = $1 AND b.event_id = h.event_id AND b.hold_id = h.id AND b.undone_at IS NULL)) AS "noShowCount"
     FROM there`,
    params,
    ['attendance_figures', from && 'from', until && 'until', seriesId && 'series', eventId && 'event'].filter(Boolean).join('_'),
  );
  return Object.assign(new AttendanceFigures(), row);
}
