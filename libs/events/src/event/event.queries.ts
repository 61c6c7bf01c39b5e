import type { MemberId, Page, PageArgs, TenantId } from '#kernel';
import { pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { registrationColumns } from '../registration/registration.queries.js';
import { Registration } from '../registration/registration.entity.js';
import { remindOf } from '../reminder/reminder.queries.js';
import { Event, type EventId, type EventSeriesId } from './event.entity.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

/** For whom events are read. A guest sees only those that they come to; drafts are for their organizer and for operators. */
export interface EventReader {
  tenantId: TenantId;
  id: MemberId;
  role: string;
  permissions?: ReadonlySet<string>;
}

export const eventColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.title, ${alias}.description, ${alias}.mode, ${alias}.place, ${alias}.online_url AS "onlineUrl",
   ${alias}.starts_at AS "startsAt", ${alias}.ends_at AS "endsAt", ${alias}.time_zone AS "timeZone", ${alias}.registration_closes_at AS "registrationClosesAt",
   ${alias}.capacity, ${alias}.registered_count AS "registeredCount", ${alias}.waitlisted_count AS "waitlistedCount", ${alias}.kept_count AS "keptCount", ${alias}.last_ticket AS "lastTicket",
   ${alias}.fee, ${alias}.counts_as_training AS "countsAsTraining", ${alias}.work_time_agreed_by AS "workTimeAgreedBy", ${alias}.needs_approval AS "needsApproval", ${alias}.questions,
   ${alias}.stays_in_room AS "staysInRoom", ${alias}.takes_declarations AS "takesDeclarations", ${alias}.group_seed AS "groupSeed",
   ${alias}.published_at AS "publishedAt", ${alias}.cancelled_at AS "cancelledAt", ${alias}.version, ${alias}.changed_at AS "changedAt", ${alias}.series_id AS "seriesId", ${alias}.slot,
   ${alias}.is_moved AS "isMoved", ${alias}.clock_change AS "clockChange", ${alias}.organizer_id AS "organizerId", ${alias}.co_host_id AS "coHostId", ${alias}.collaboration_id AS "collaborationId", ${alias}.created_at AS "createdAt"`;

/** An event with its organizer and the reader's own registration, as JSON beside it: a page of events is one statement. */
const WITH_ALL = `SELECT ${eventColumns('e')},
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = e.organizer_id) one) AS organizer,
  (SELECT to_json(one) FROM (SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.event_id = e.id AND r.member_id = $2) one) AS mine
  FROM event e WHERE e.tenant_id = $1`;
const FOR_GUEST = `AND EXISTS (SELECT FROM registration g WHERE g.tenant_id = $1 AND g.event_id = e.id AND g.member_id = $2 AND g.state NOT IN ('CANCELLED', 'DECLINED'))`;
/** Whoever was asked to speak may look at what it is before it is announced. */
const MINE_OR_ANNOUNCED = `AND (e.published_at IS NOT NULL OR $2 IN (e.organizer_id, e.co_host_id) OR EXISTS (SELECT FROM event_speaker s WHERE s.tenant_id = $1 AND s.event_id = e.id AND s.member_id = $2))`;

/** By the member $2: at the door with a seat, or without one. */
export const ATTENDED = `(EXISTS (SELECT FROM registration a WHERE a.tenant_id = $1 AND a.event_id = e.id AND a.member_id = $2 AND a.state = 'ATTENDED')
  OR EXISTS (SELECT FROM attendance a WHERE a.tenant_id = $1 AND a.event_id = e.id AND a.member_id = $2 AND a.undone_at IS NULL))`;

type Row = Omit<Event, 'organizer' | 'mine'> & { organizer: Json<Member>; mine: Json<Registration> | null };
type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

function toEvent({ organizer, mine, ...row }: Row, reader: EventReader): Event {
  return Object.assign(new Event(), row, {
    organizer: Object.assign(new Member(), organizer, { joinedAt: new Date(organizer.joinedAt) }),
    mine: {
      memberId: reader.id,
      registration: mine && Object.assign(new Registration(), mine, { createdAt: new Date(mine.createdAt), changedAt: new Date(mine.changedAt), attendedAt: mine.attendedAt ? new Date(mine.attendedAt) : null }),
    },
  });
}

const looksAfterAll = (reader: EventReader): boolean => reader.permissions?.has('events:manage') ?? false;

export async function eventsByIds(db: Reader, reader: EventReader, ids: readonly string[]): Promise<Map<EventId, Event>> {
  const isGuest = reader.role === 'GUEST';
  const all = looksAfterAll(reader);
  const sql = `${WITH_ALL} AND e.id = ANY ($3) ${all ? '' : MINE_OR_ANNOUNCED} ${isGuest ? FOR_GUEST : ''}`;
  const rows = await db.readOne<Row>(sql, [reader.tenantId, reader.id, [...ids]], `events_by_id${all ? '_all' : ''}${isGuest ? '_guest' : ''}`);
  return new Map(rows.map((row) => [row.id, toEvent(row, reader)]));
}

export interface EventPageFilter {
  /** UPCOMING and PAST are told apart at `now`; both when left out, soonest first. */
  when?: 'UPCOMING' | 'PAST' | 'DRAFT';
  now: Date;
  from?: Date;
  until?: Date;
  seriesId?: EventSeriesId;
  collaborationId?: string;
  /** Only those that the reader attended. */
  attended?: boolean;
}

export async function eventPage(db: Reader, reader: EventReader, args: PageArgs, { when, now, from, until, seriesId, collaborationId, attended }: EventPageFilter): Promise<Page<Event>> {
  const request = pageRequest(args, ['time', 'id']);
  const ascending = (when !== 'PAST') !== request.backward;
  const direction = ascending ? 'ASC' : 'DESC';
  const params: unknown[] = [reader.tenantId, reader.id, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  // By its name a statement is prepared: the names of its conditions make it.
  const conditions: [string, string | false | undefined][] = [
    when === 'DRAFT' ? ['draft', `AND e.published_at IS NULL AND e.cancelled_at IS NULL ${looksAfterAll(reader) ? '' : 'AND $2 IN (e.organizer_id, e.co_host_id)'}`] : ['announced', 'AND e.published_at IS NOT NULL'],
    ['past', when === 'PAST' && `AND e.ends_at <= ${add(now)}`],
    ['upcoming', when === 'UPCOMING' && `AND e.ends_at > ${add(now)}`],
    ['from', from && `AND e.ends_at > ${add(from)}`],
    ['until', until && `AND e.starts_at < ${add(until)}`],
    ['series', seriesId && `AND e.series_id = ${add(seriesId)}`],
    ['collaboration', collaborationId && `AND e.collaboration_id = ${add(collaborationId)}`],
    ['attended', attended && `AND ${ATTENDED}`],
    ['after', request.key && `AND (e.starts_at, e.id) ${ascending ? '>' : '<'} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`],
    ['guest', reader.role === 'GUEST' && FOR_GUEST],
    ['all', looksAfterAll(reader) && ''],
  ];
  const there = conditions.filter(([, condition]) => typeof condition === 'string');
  const sql = `${WITH_ALL} ${there.map(([, condition]) => condition).join(' ')} ORDER BY e.starts_at ${direction}, e.id ${direction} LIMIT $3`;
  const rows = await db.readOne<Row>(sql, params, ['events', direction, ...there.map(([name]) => name)].join('_'));
  return toPage(rows.map((row) => toEvent(row, reader)), request, (e) => [e.startsAt.toISOString(), e.id]);
}

/** The event, kept from changing until the transaction ends. */
export async function lockEvent(tx: Tx, id: EventId): Promise<Event | undefined> {
  const row = await tx.first<Event>(`SELECT ${eventColumns('e')} FROM event e WHERE e.tenant_id = $1 AND e.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && Object.assign(new Event(), row);
}

/** Of a series those that are neither over nor called off, from `since` on; locked one after the other, so that two changes of a series wait for each other. */
export async function lockComing(tx: Tx, seriesId: EventSeriesId, since: Date | null): Promise<Event[]> {
  const rows = await tx.query<Event>(
    `SELECT ${eventColumns('e')} FROM event e WHERE e.tenant_id = $1 AND e.series_id = $2 AND e.cancelled_at IS NULL AND e.ends_at > $3 AND ($4::timestamptz IS NULL OR e.starts_at >= $4) ORDER BY e.starts_at, e.id FOR UPDATE`,
    [tx.tenantId, seriesId, tx.now, since],
  );
  return rows.map((row) => Object.assign(new Event(), row));
}

/** Columns that a new version of an event may change. */
type Changes = Partial<Pick<Event, 'title' | 'description' | 'mode' | 'place' | 'onlineUrl' | 'startsAt' | 'endsAt' | 'timeZone' | 'registrationClosesAt' | 'capacity' | 'fee' | 'countsAsTraining'
  | 'workTimeAgreedBy' | 'needsApproval' | 'staysInRoom' | 'takesDeclarations' | 'questions' | 'publishedAt' | 'cancelledAt' | 'isMoved' | 'clockChange' | 'organizerId' | 'coHostId'>>;

/** A new version, which calendars hear of too. */
export async function changeEvent(tx: Tx, event: Event, changes: Changes): Promise<void> {
  await tx.update(Event, { id: event.id }, { ...changes, version: event.version + 1, changedAt: tx.now });
  if (changes.startsAt && changes.startsAt.getTime() !== event.startsAt.getTime()) {
    if (event.publishedAt) await remindOf(tx, [{ id: event.id, startsAt: changes.startsAt }]);
  }
  Object.assign(event, changes, { version: event.version + 1, changedAt: tx.now });
}
