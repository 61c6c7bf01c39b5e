import { type CursorKey, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { CheckInDesk, CheckInPerson } from './desk.graphql.js';
import { closesAt } from './checkin.rules.js';

/**
 * Everybody on the list at the door of the event $2: who registered, guests who accepted an invitation, and who came unannounced.
 * Members who came unannounced before they had a seat are themselves, not two people.
 */
const PEOPLE = `
  SELECT r.id, r.id AS "registrationId", NULL::uuid AS "holdId", r.member_id AS "memberId", a.id AS "attendanceId", coalesce(a.takes_seat, false) AS "takesSeat", a.undone_at AS "undoneAt", m.display_name AS name,
    a.id IS NOT NULL AND a.registration_id IS NULL AS "isWalkIn", a.attended_at AS "attendedAt", greatest(r.changed_at, a.changed_at) AS "changedAt",
    CASE WHEN a.id IS NOT NULL AND a.undone_at IS NULL THEN 'ATTENDED' WHEN r.state = 'REGISTERED' THEN 'EXPECTED' WHEN r.state IN ('WAITLISTED', 'REQUESTED') THEN 'WAITING' ELSE 'NOT_COMING' END AS standing
  FROM registration r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id LEFT JOIN attendance a ON a.tenant_id = $1 AND a.event_id = r.event_id AND a.member_id = r.member_id
  WHERE r.tenant_id = $1 AND r.event_id = $2
  UNION ALL
  SELECT h.id, NULL, h.id, NULL, a.id, false, a.undone_at, h.guest_name, false, a.attended_at, greatest(h.accepted_at, a.changed_at), CASE WHEN a.id IS NOT NULL AND a.undone_at IS NULL THEN 'ATTENDED' ELSE 'EXPECTED' END
  FROM seat_hold h LEFT JOIN attendance a ON a.tenant_id = $1 AND a.event_id = h.event_id AND a.hold_id = h.id
  WHERE h.tenant_id = $1 AND h.event_id = $2 AND h.kind = 'GUEST' AND h.accepted_at IS NOT NULL
  UNION ALL
  SELECT a.id, NULL, a.hold_id, a.member_id, a.id, a.takes_seat, a.undone_at, coalesce(m.display_name, a.name), a.hold_id IS NULL, a.attended_at, a.changed_at, CASE WHEN a.undone_at IS NULL THEN 'ATTENDED' ELSE 'NOT_COMING' END
  FROM attendance a LEFT JOIN member m ON m.tenant_id = $1 AND m.id = a.member_id
  WHERE a.tenant_id = $1 AND a.event_id = $2 AND a.registration_id IS NULL AND NOT EXISTS (SELECT FROM registration r WHERE r.tenant_id = $1 AND r.event_id = $2 AND r.member_id = a.member_id)
    AND NOT EXISTS (SELECT FROM seat_hold h WHERE h.tenant_id = $1 AND h.id = a.hold_id)`;

type Row = Omit<CheckInPerson, 'key' | 'codeHash'>;
const toPerson = (row: Row): CheckInPerson => Object.assign(new CheckInPerson(), row, { key: row.id, codeHash: null, attendedAt: row.standing === 'ATTENDED' ? row.attendedAt : null });

export async function peopleByIds(tx: Tx, eventId: EventId, ids: readonly string[]): Promise<Map<string, CheckInPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Row>(`SELECT p.* FROM (${PEOPLE}) p WHERE p.id = ANY ($3)`, [tx.tenantId, eventId, ids]);
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

export async function peopleByMembers(tx: Tx, eventId: EventId, memberIds: readonly string[]): Promise<Map<string, CheckInPerson>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.query<Row>(`SELECT p.* FROM (${PEOPLE}) p WHERE p."memberId" = ANY ($3)`, [tx.tenantId, eventId, memberIds]);
  return new Map(rows.map((row) => [row.memberId!, toPerson(row)]));
}

const BY_ID = (p: CheckInPerson): CursorKey => [p.id];

/** A page of the list at the door. */
export async function peoplePage(tx: Tx, eventId: EventId, args: PageArgs & { changedSince?: Date | null }): Promise<Page<CheckInPerson>> {
  const request = pageRequest(args, ['id']);
  const direction = request.backward ? 'DESC' : 'ASC';
  const params: unknown[] = [tx.tenantId, eventId, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    ...(args.changedSince ? [`p."changedAt" >= ${add(args.changedSince)}`] : []),
    ...(request.key ? [`p.id ${request.backward ? '<' : '>'} ${add(request.key[0])}::uuid`] : []),
  ];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = await tx.query<Row>(`SELECT p.* FROM (${PEOPLE}) p ${where} ORDER BY p.id ${direction} LIMIT $3`, params);
  return toPage(rows.map(toPerson), request, BY_ID);
}

/** Whose codes there can be at an event. */
export const codeHolders = async (tx: Tx, eventId: EventId): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `SELECT id FROM registration WHERE tenant_id = $1 AND event_id = $2 UNION ALL SELECT id FROM seat_hold WHERE tenant_id = $1 AND event_id = $2 AND kind = 'GUEST' AND accepted_at IS NOT NULL`,
      [tx.tenantId, eventId],
    )
  ).map(({ id }) => id);

/** Which of these are people with a code at some other event of the community. */
export const elsewhere = async (tx: Tx, eventId: EventId, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ id: string }>(
        `SELECT id FROM registration WHERE tenant_id = $1 AND event_id <> $2 AND id = ANY ($3) UNION ALL SELECT id FROM seat_hold WHERE tenant_id = $1 AND event_id <> $2 AND id = ANY ($3) AND kind = 'GUEST'`,
        [tx.tenantId, eventId, ids],
      )
    ).map(({ id }) => id),
  );

/** The door as it stands. */
export const deskOf = async (tx: Tx, eventId: EventId, label: string | null): Promise<CheckInDesk | undefined> => {
  const desk = (await desksOf(tx, [eventId])).get(eventId);
  return desk && Object.assign(desk, { label });
};

export async function desksOf(tx: Tx, eventIds: readonly EventId[]): Promise<Map<EventId, CheckInDesk>> {
  type Facts = { eventId: EventId } & Pick<Event, 'title' | 'startsAt' | 'endsAt'> & Pick<CheckInDesk, 'walkInsTakeSeats' | 'freeCount' | 'expectedCount' | 'attendedCount'>;
  const rows = await tx.query<Facts>(
    `SELECT e.id AS "eventId", e.title, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.walk_ins_take_seats AS "walkInsTakeSeats", e.capacity - e.registered_count - e.kept_count AS "freeCount",
       (SELECT count(*)::int FROM registration r WHERE r.tenant_id = $1 AND r.event_id = e.id AND r.state = 'REGISTERED'
          AND NOT EXISTS (SELECT FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = e.id AND a.member_id = r.member_id AND a.undone_at IS NULL))
       + (SELECT count(*)::int FROM seat_hold h WHERE h.tenant_id = $1 AND h.event_id = e.id AND h.kind = 'GUEST' AND h.accepted_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = e.id AND a.hold_id = h.id AND a.undone_at IS NULL)) AS "expectedCount",
       (SELECT count(*)::int FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = e.id AND a.undone_at IS NULL) AS "attendedCount"
     FROM event e WHERE e.tenant_id = $1 AND e.id = ANY ($2)`,
    [tx.tenantId, [...eventIds]],
  );
  return new Map(rows.map((row) => [row.eventId, Object.assign(new CheckInDesk(), row, { tenantId: tx.tenantId as TenantId, label: null, serverTime: tx.now, closesAt: closesAt(row.endsAt) })]));
}
