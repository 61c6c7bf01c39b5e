import { type CursorKey, type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { countHold, freeHolds, isKeptFor } from '../hold/hold.queries.js';
import type { SignUpAnswer } from './question.rules.js';
import { Registration, type RegistrationId, RegistrationState } from './registration.entity.js';

export const registrationColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.event_id AS "eventId", ${alias}.member_id AS "memberId", ${alias}.state, ${alias}.ticket,
   ${alias}.guest_pass_id AS "guestPassId", ${alias}.answers, ${alias}.hold_id AS "holdId", ${alias}.decline_reason AS "declineReason", ${alias}.attended_at AS "attendedAt", ${alias}.created_at AS "createdAt", ${alias}.changed_at AS "changedAt"`;

const toRegistration = (row: Registration): Registration => Object.assign(new Registration(), row);

export async function registrationOf(tx: Tx, eventId: EventId, memberId: MemberId): Promise<Registration | undefined> {
  return tx.findOne(Registration, { eventId, memberId });
}

export interface Seat {
  memberId: MemberId;
  guestPassId: string | null;
  state: RegistrationState.REGISTERED | RegistrationState.WAITLISTED | RegistrationState.REQUESTED;
  answers: SignUpAnswer[] | null;
  holdId: string | null;
}

/** Draws the next ticket of a locked event. Whoever comes back after cancelling queues up anew, in the same row. */
export async function takeSeat(tx: Tx, event: Event, { memberId, guestPassId, state, answers, holdId }: Seat): Promise<Registration> {
  event.lastTicket += 1;
  count(event, { state, holdId }, 1);
  const row = await tx.first<Registration>(
    `WITH counted AS (${COUNT})
     INSERT INTO registration AS r (tenant_id, id, event_id, member_id, state, ticket, guest_pass_id, created_at, changed_at, answers, hold_id)
     VALUES ($1, $7, $2, $8, $9, $5, $10, $11, $11, $12, $13)
     ON CONFLICT (tenant_id, event_id, member_id) DO UPDATE SET state = excluded.state, ticket = excluded.ticket, guest_pass_id = excluded.guest_pass_id,
       created_at = excluded.created_at, changed_at = excluded.changed_at, answers = excluded.answers, hold_id = excluded.hold_id, decline_reason = NULL
     RETURNING ${registrationColumns('r')}`,
    [...counts(tx, event), newId(tx.now.getTime()), memberId, state, guestPassId, tx.now, answers && JSON.stringify(answers), holdId],
  );
  await countHold(tx, holdId, 1);
  return toRegistration(row!);
}

/** Gives back a seat, or a place in the waitlist, of a locked event; what was answered goes with it. */
export async function leaveSeat(tx: Tx, event: Event, registration: Registration, state: 'CANCELLED' | 'DECLINED' = 'CANCELLED', reason: string | null = null): Promise<Registration> {
  count(event, registration, -1);
  const row = await tx.first<Registration>(
    `WITH counted AS (${COUNT}) UPDATE registration r SET state = $9, changed_at = $8, answers = NULL, hold_id = NULL, decline_reason = $10 WHERE r.tenant_id = $1 AND r.id = $7 RETURNING ${registrationColumns('r')}`,
    [...counts(tx, event), registration.id, tx.now, state, reason],
  );
  await countHold(tx, registration.holdId, -1);
  return toRegistration(row!);
}

/** A request of a locked event gets its seat, or its place in the waitlist; the ticket that it drew stays. */
export async function admit(tx: Tx, event: Event, registration: Registration, { state, holdId }: Pick<Seat, 'state' | 'holdId'>): Promise<Registration> {
  count(event, { state, holdId }, 1);
  const row = await tx.first<Registration>(
    `WITH counted AS (${COUNT}) UPDATE registration r SET state = $9, hold_id = $10, changed_at = $8 WHERE r.tenant_id = $1 AND r.id = $7 RETURNING ${registrationColumns('r')}`,
    [...counts(tx, event), registration.id, tx.now, state, holdId],
  );
  await countHold(tx, holdId, 1);
  return toRegistration(row!);
}

/** The free seats of a locked event go to those who have waited longest: kept ones to whom they are kept for, the others to everybody. In the order of arrival. */
export async function promoteAll(tx: Tx, event: Event): Promise<Registration[]> {
  const promoted: Registration[] = [];
  if (event.waitlistedCount === 0) return promoted;
  if (event.keptCount > 0) {
    for (const { id, free } of await freeHolds(tx, event.id)) promoted.push(...(await promote(tx, event, free, id)));
  }
  promoted.push(...(await promote(tx, event, event.capacity - event.registeredCount - event.keptCount, null)));
  return promoted.sort((a, b) => a.ticket - b.ticket);
}

async function promote(tx: Tx, event: Event, seats: number, holdId: string | null): Promise<Registration[]> {
  if (seats <= 0 || event.waitlistedCount === 0) return [];
  const rows = await tx.query<Registration>(
    `UPDATE registration r SET state = 'REGISTERED', hold_id = $5, changed_at = $3
     WHERE r.tenant_id = $1 AND r.id IN (SELECT w.id FROM registration w WHERE w.tenant_id = $1 AND w.event_id = $2 AND w.state = 'WAITLISTED'
       AND ($5::uuid IS NULL OR EXISTS (SELECT FROM seat_hold h JOIN member m ON m.tenant_id = $1 AND m.id = w.member_id WHERE h.tenant_id = $1 AND h.id = $5 AND ${isKeptFor('h', 'm')}))
       ORDER BY w.ticket LIMIT $4)
     RETURNING ${registrationColumns('r')}`,
    [tx.tenantId, event.id, tx.now, seats, holdId],
  );
  if (rows.length === 0) return [];
  for (const _ of rows) {
    count(event, { state: RegistrationState.WAITLISTED, holdId: null }, -1);
    count(event, { state: RegistrationState.REGISTERED, holdId }, 1);
  }
  await tx.execute(COUNT, counts(tx, event));
  await countHold(tx, holdId, rows.length);
  return rows.map(toRegistration);
}

const COUNT = 'UPDATE event SET registered_count = $3, waitlisted_count = $4, last_ticket = $5, kept_count = $6 WHERE tenant_id = $1 AND id = $2';
const counts = (tx: Tx, event: Event): unknown[] => [tx.tenantId, event.id, event.registeredCount, event.waitlistedCount, event.lastTicket, event.keptCount];
export const storeCounts = (tx: Tx, event: Event): Promise<number> => tx.execute(COUNT, counts(tx, event));

function count(event: Event, { state, holdId }: Pick<Registration, 'state' | 'holdId'>, change: 1 | -1): void {
  if (state === RegistrationState.REGISTERED) event.registeredCount += change;
  if (state === RegistrationState.REGISTERED && holdId) event.keptCount -= change;
  if (state === RegistrationState.WAITLISTED) event.waitlistedCount += change;
}

export async function registrationsOfMember(db: TenantDb, tenantId: TenantId, memberId: MemberId, eventIds: readonly string[]): Promise<Map<string, Registration>> {
  const sql = `SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.event_id = ANY ($3)`;
  const rows = await db.readOne<Registration>(sql, [tenantId, memberId, [...eventIds]], 'registrations_of_member');
  return new Map(rows.map((row) => [row.eventId, toRegistration(row)]));
}

/** `memberId`: only that member's own, and those of events that the member organizes. */
export async function registrationsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[], memberId: MemberId | null): Promise<Registration[]> {
  const sql = `SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.id = ANY ($2) AND ($3::uuid IS NULL OR r.member_id = $3
    OR EXISTS (SELECT FROM event e WHERE e.tenant_id = $1 AND e.id = r.event_id AND $3 IN (e.organizer_id, e.co_host_id)))`;
  return (await db.readOne<Registration>(sql, [tenantId, [...ids], memberId], 'registrations_by_id')).map(toRegistration);
}

/** How many wait up to and including each of these; only the waitlisted have a position. */
export async function waitlistPositions(db: TenantDb, tenantId: TenantId, ids: readonly string[]): Promise<Map<RegistrationId, number>> {
  const rows = await db.readOne<{ id: RegistrationId; position: number }>(
    `SELECT r.id, (SELECT count(*)::int FROM registration w WHERE w.tenant_id = $1 AND w.event_id = r.event_id AND w.state = 'WAITLISTED' AND w.ticket <= r.ticket) AS position
     FROM registration r WHERE r.tenant_id = $1 AND r.id = ANY ($2) AND r.state = 'WAITLISTED'`,
    [tenantId, [...ids]],
    'waitlist_positions',
  );
  return new Map(rows.map((row) => [row.id, row.position]));
}

const SHAPE = ['integer', 'id'] as const;
const BY_ARRIVAL = (r: Registration): CursorKey => [r.ticket, r.id];

export interface PageOfEvent extends PageArgs {
  eventId: EventId;
  state?: RegistrationState | null;
}

/** A wish for one event's page as a loader's key. @throws INVALID_INPUT */
export function pageKey({ eventId, state, first, after, last, before }: PageOfEvent): string {
  pageRequest({ first, after, last, before }, SHAPE);
  return JSON.stringify([eventId, { state, first, after, last, before }]);
}

/** Pages of registrations in the order of arrival, with the members: one statement for all events that are asked alike. */
export async function registrationPages(db: TenantDb, tenantId: TenantId, keys: readonly string[]): Promise<Map<string, Page<Registration>>> {
  const alike = new Map<string, { args: Omit<PageOfEvent, 'eventId'>; keyOf: Map<string, string> }>();
  for (const key of keys) {
    const [eventId, args] = JSON.parse(key) as [string, Omit<PageOfEvent, 'eventId'>];
    const same = JSON.stringify(args);
    if (!alike.has(same)) alike.set(same, { args, keyOf: new Map() });
    alike.get(same)!.keyOf.set(eventId, key);
  }
  const pages = new Map<string, Page<Registration>>();
  for (const { args, keyOf } of alike.values()) {
    for (const [eventId, page] of await pageOfEach(db, tenantId, [...keyOf.keys()], args)) pages.set(keyOf.get(eventId)!, page);
  }
  return pages;
}

async function pageOfEach(db: TenantDb, tenantId: TenantId, eventIds: readonly string[], { state, ...args }: Omit<PageOfEvent, 'eventId'>): Promise<Map<string, Page<Registration>>> {
  const request = pageRequest(args, SHAPE);
  const direction = request.backward ? 'DESC' : 'ASC';
  const params: unknown[] = [tenantId, [...eventIds], request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [state && `AND r.state = ${add(state)}`, request.key && `AND (r.ticket, r.id) ${request.backward ? '<' : '>'} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`].filter(Boolean);
  const rows = await db.readOne<Registration & { by: Member }>(
    `SELECT page.*, (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = page."memberId") one) AS by
     FROM unnest($2::uuid[]) AS wanted (event_id) CROSS JOIN LATERAL (
       SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.event_id = wanted.event_id ${conditions.join(' ')}
       ORDER BY r.ticket ${direction}, r.id ${direction} LIMIT $3) AS page
     ORDER BY page."eventId", page.ticket ${direction}, page.id ${direction}`,
    params,
    ['registrations', direction, state && 'state', request.key && 'after'].filter(Boolean).join('_'),
  );
  const byEvent = new Map<string, Registration[]>(eventIds.map((id) => [id, []]));
  for (const { by, ...row } of rows) {
    const member = Object.assign(new Member(), by, { joinedAt: new Date(by.joinedAt) });
    byEvent.get(row.eventId)!.push(Object.assign(new Registration(), row, { member }));
  }
  return new Map([...byEvent].map(([id, list]) => [id, toPage(list, request, BY_ARRIVAL)]));
}
