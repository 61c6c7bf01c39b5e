import type { MemberId, Page, PageArgs, TenantId } from '#kernel';
import { pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { registrationColumns } from '../registration/registration.queries.js';
import { Registration } from '../registration/registration.entity.js';
import { Event, type EventId } from './event.entity.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

/** For whom events are read. A guest sees only those that they come to. */
export interface EventReader {
  tenantId: TenantId;
  id: MemberId;
  role: string;
}

export const eventColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.title, ${alias}.description, ${alias}.mode, ${alias}.place, ${alias}.online_url AS "onlineUrl",
   ${alias}.starts_at AS "startsAt", ${alias}.ends_at AS "endsAt", ${alias}.time_zone AS "timeZone", ${alias}.registration_closes_at AS "registrationClosesAt",
   ${alias}.capacity, ${alias}.registered_count AS "registeredCount", ${alias}.waitlisted_count AS "waitlistedCount", ${alias}.last_ticket AS "lastTicket",
   ${alias}.cancelled_at AS "cancelledAt", ${alias}.organizer_id AS "organizerId", ${alias}.collaboration_id AS "collaborationId", ${alias}.created_at AS "createdAt"`;

/** An event with its organizer and the reader's own registration, as JSON beside it: a page of events is one statement. */
const WITH_ALL = `SELECT ${eventColumns('e')},
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = e.organizer_id) one) AS organizer,
  (SELECT to_json(one) FROM (SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.event_id = e.id AND r.member_id = $2) one) AS mine
  FROM event e WHERE e.tenant_id = $1`;
const FOR_GUEST = `AND EXISTS (SELECT FROM registration g WHERE g.tenant_id = $1 AND g.event_id = e.id AND g.member_id = $2 AND g.state NOT IN ('CANCELLED', 'DECLINED'))`;

type Row = Omit<Event, 'organizer' | 'mine'> & { organizer: Json<Member>; mine: Json<Registration> | null };
type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

function toEvent({ organizer, mine, ...row }: Row, reader: EventReader): Event {
  return Object.assign(new Event(), row, {
    organizer: Object.assign(new Member(), organizer, { joinedAt: new Date(organizer.joinedAt) }),
    mine: {
      memberId: reader.id,
      registration: mine && Object.assign(new Registration(), mine, { createdAt: new Date(mine.createdAt), changedAt: new Date(mine.changedAt) }),
    },
  });
}

export async function eventsByIds(db: Reader, reader: EventReader, ids: readonly string[]): Promise<Map<EventId, Event>> {
  const isGuest = reader.role === 'GUEST';
  const sql = `${WITH_ALL} AND e.id = ANY ($3) ${isGuest ? FOR_GUEST : ''}`;
  const rows = await db.readOne<Row>(sql, [reader.tenantId, reader.id, [...ids]], `events_by_id${isGuest ? '_guest' : ''}`);
  return new Map(rows.map((row) => [row.id, toEvent(row, reader)]));
}

export interface EventPageFilter {
  /** UPCOMING and PAST are told apart at `now`; both when left out, soonest first. */
  when?: 'UPCOMING' | 'PAST';
  now: Date;
  collaborationId?: string;
}

export async function eventPage(db: Reader, reader: EventReader, args: PageArgs, { when, now, collaborationId }: EventPageFilter): Promise<Page<Event>> {
  const request = pageRequest(args, ['time', 'id']);
  const ascending = (when !== 'PAST') !== request.backward;
  const direction = ascending ? 'ASC' : 'DESC';
  const isGuest = reader.role === 'GUEST';
  const params: unknown[] = [reader.tenantId, reader.id, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    when && `AND e.ends_at ${when === 'PAST' ? '<=' : '>'} ${add(now)}`,
    collaborationId && `AND e.collaboration_id = ${add(collaborationId)}`,
    request.key && `AND (e.starts_at, e.id) ${ascending ? '>' : '<'} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`,
    isGuest && FOR_GUEST,
  ].filter((c) => typeof c === 'string');
  const name = ['events', when ?? 'all', direction, collaborationId && 'collaboration', request.key && 'after', isGuest && 'guest'].filter(Boolean).join('_');
  const rows = await db.readOne<Row>(`${WITH_ALL} ${conditions.join(' ')} ORDER BY e.starts_at ${direction}, e.id ${direction} LIMIT $3`, params, name);
  return toPage(rows.map((row) => toEvent(row, reader)), request, (e) => [e.startsAt.toISOString(), e.id]);
}

/** The event, kept from changing until the transaction ends. */
export async function lockEvent(tx: Tx, id: EventId): Promise<Event | undefined> {
  const row = await tx.first<Event>(`SELECT ${eventColumns('e')} FROM event e WHERE e.tenant_id = $1 AND e.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && Object.assign(new Event(), row);
}
