import { type CursorKey, type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { Registration, type RegistrationId, RegistrationState } from './registration.entity.js';

export const registrationColumns = (alias: string): string =>
  `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.event_id AS "eventId", ${alias}.member_id AS "memberId", ${alias}.state, ${alias}.ticket,
   ${alias}.guest_pass_id AS "guestPassId", ${alias}.created_at AS "createdAt", ${alias}.changed_at AS "changedAt"`;

const toRegistration = (row: Registration): Registration => Object.assign(new Registration(), row);

export async function registrationOf(tx: Tx, eventId: EventId, memberId: MemberId): Promise<Registration | undefined> {
  return tx.findOne(Registration, { eventId, memberId });
}

interface Seat {
  memberId: MemberId;
  guestPassId: string | null;
  state: RegistrationState.REGISTERED | RegistrationState.WAITLISTED;
}

/** Draws the next ticket of a locked event. Whoever comes back after cancelling queues up anew, in the same row. */
export async function takeSeat(tx: Tx, event: Event, { memberId, guestPassId, state }: Seat): Promise<Registration> {
  event.lastTicket += 1;
  count(event, state, 1);
  const row = await tx.first<Registration>(
    `WITH counted AS (${COUNT})
     INSERT INTO registration AS r (tenant_id, id, event_id, member_id, state, ticket, guest_pass_id, created_at, changed_at)
     VALUES ($1, $6, $2, $7, $8, $5, $9, $10, $10)
     ON CONFLICT (tenant_id, event_id, member_id) DO UPDATE SET state = excluded.state, ticket = excluded.ticket,
       guest_pass_id = excluded.guest_pass_id, created_at = excluded.created_at, changed_at = excluded.changed_at
     RETURNING ${registrationColumns('r')}`,
    [...counts(tx, event), newId(tx.now.getTime()), memberId, state, guestPassId, tx.now],
  );
  return toRegistration(row!);
}

/** Gives back a seat, or a place in the waitlist, of a locked event. */
export async function leaveSeat(tx: Tx, event: Event, registration: Registration): Promise<Registration> {
  count(event, registration.state, -1);
  const row = await tx.first<Registration>(
    `WITH counted AS (${COUNT}) UPDATE registration r SET state = 'CANCELLED', changed_at = $7 WHERE r.tenant_id = $1 AND r.id = $6 RETURNING ${registrationColumns('r')}`,
    [...counts(tx, event), registration.id, tx.now],
  );
  return toRegistration(row!);
}

/** The free seat of a locked event goes to whoever has waited longest; undefined when nobody waits. */
export async function promoteNext(tx: Tx, event: Event): Promise<Registration | undefined> {
  const row = await tx.first<Registration>(
    `UPDATE registration r SET state = 'REGISTERED', changed_at = $3
     WHERE r.tenant_id = $1 AND r.id = (SELECT w.id FROM registration w WHERE w.tenant_id = $1 AND w.event_id = $2 AND w.state = 'WAITLISTED' ORDER BY w.ticket LIMIT 1)
     RETURNING ${registrationColumns('r')}`,
    [tx.tenantId, event.id, tx.now],
  );
  if (!row) return undefined;
  count(event, RegistrationState.WAITLISTED, -1);
  count(event, RegistrationState.REGISTERED, 1);
  await tx.execute(COUNT, counts(tx, event));
  return toRegistration(row);
}

const COUNT = 'UPDATE event SET registered_count = $3, waitlisted_count = $4, last_ticket = $5 WHERE tenant_id = $1 AND id = $2';
const counts = (tx: Tx, event: Event): unknown[] => [tx.tenantId, event.id, event.registeredCount, event.waitlistedCount, event.lastTicket];

function count(event: Event, state: RegistrationState, change: 1 | -1): void {
  if (state === RegistrationState.REGISTERED) event.registeredCount += change;
  if (state === RegistrationState.WAITLISTED) event.waitlistedCount += change;
}

export async function registrationsOfMember(db: TenantDb, tenantId: TenantId, memberId: MemberId, eventIds: readonly string[]): Promise<Map<string, Registration>> {
  const sql = `SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.event_id = ANY ($3)`;
  const rows = await db.readOne<Registration>(sql, [tenantId, memberId, [...eventIds]], 'registrations_of_member');
  return new Map(rows.map((row) => [row.eventId, toRegistration(row)]));
}

/** `memberId`: only that member's own. */
export async function registrationsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[], memberId: MemberId | null): Promise<Registration[]> {
  const sql = `SELECT ${registrationColumns('r')} FROM registration r WHERE r.tenant_id = $1 AND r.id = ANY ($2) AND ($3::uuid IS NULL OR r.member_id = $3)`;
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
