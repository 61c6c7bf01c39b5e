import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import { type Event, RegistrationState } from '#events';
import type { TenantDb, Tx } from '#tenancy';
import { JointEvent, type JointEventId, JointRegistration } from './joint-event.entity.js';
import { stateOf } from './joint-event.rules.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

/** For whom joint events are read. */
export interface JointEventReader {
  tenantId: TenantId;
  id: MemberId;
}

/** An announcement with the reader's own pass and the host's answer to it: a page is one statement. `$1` is the tenant and `$2` the member. */
const WITH_MINE = `SELECT j.id, j.owner_tenant_id AS "hostTenantId", j.collaboration_id AS "collaborationId", j.title, j.description, j.mode, j.place AS "where", j.online_url AS "onlineAt",
    j.starts_at AS "startsAt", j.ends_at AS "endsAt", j.time_zone AS "timeZone", j.registration_closes_at AS "registrationClosesAt", j.capacity, j.registered_count AS "registeredCount", j.waitlisted_count AS "waitlistedCount", j.cancelled_at AS "cancelledAt",
    p.id AS "passId", p.version AS "passVersion", p.cancelled_at AS "passCancelledAt", p.consented_at AS "consentedAt",
    r.version AS "replyVersion", r.state AS "replyState", r.waitlist_position AS "waitlistPosition"
  FROM joint_event j
  LEFT JOIN guest_pass p ON p.audience_tenant_id = j.owner_tenant_id AND p.owner_tenant_id = $1 AND p.event_id = j.id AND p.member_id = $2
  LEFT JOIN guest_reply r ON r.audience_tenant_id = $1 AND r.id = p.id
  WHERE j.audience_tenant_id = $1`;

interface Mine {
  passId: string | null;
  passVersion: number;
  passCancelledAt: Date | null;
  consentedAt: Date;
  replyVersion: number | null;
  replyState: RegistrationState;
  waitlistPosition: number | null;
}
type Row = Omit<JointEvent, 'viewerRegistration'> & Mine;

function toJointEvent(row: Row): JointEvent {
  const { passId, passVersion, passCancelledAt, consentedAt, replyVersion, replyState, waitlistPosition, ...event } = row;
  return Object.assign(new JointEvent(), event, { viewerRegistration: toRegistration({ passId, passVersion, passCancelledAt, consentedAt, replyVersion, replyState, waitlistPosition }) });
}

function toRegistration(mine: Mine): JointRegistration | null {
  if (mine.passId === null) return null;
  const reply = mine.replyVersion === null ? null : { version: mine.replyVersion, state: mine.replyState };
  const state = RegistrationState[stateOf({ cancelledAt: mine.passCancelledAt, version: mine.passVersion }, reply)];
  const waitlistPosition = state === RegistrationState.WAITLISTED ? mine.waitlistPosition : null;
  return Object.assign(new JointRegistration(), { id: mine.passId, state, waitlistPosition, createdAt: mine.consentedAt });
}

/** Soonest first: those in a collaboration, or those that are not over at `endAfter`. */
export async function jointEventPage(db: Reader, reader: JointEventReader, args: PageArgs, filter: { collaborationId: string } | { endAfter: Date }): Promise<Page<JointEvent>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const [name, condition, value] = 'endAfter' in filter ? ['open', 'j.ends_at > $3', filter.endAfter] : ['of_collaboration', 'j.collaboration_id = $3', filter.collaborationId];
  const rows = await db.readOne<Row>(
    `${WITH_MINE} AND ${condition} AND ($4::timestamptz IS NULL OR (j.starts_at, j.id) ${comparison} ($4, $5::uuid)) ORDER BY j.starts_at ${direction}, j.id ${direction} LIMIT $6`,
    [reader.tenantId, reader.id, value, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `joint_events_${name}_${direction}`,
  );
  return toPage(rows.map(toJointEvent), request, (j) => [j.startsAt.toISOString(), j.id]);
}

export async function jointEventsByIds(db: Reader, reader: JointEventReader, ids: readonly string[]): Promise<Map<JointEventId, JointEvent>> {
  const rows = await db.readOne<Row>(`${WITH_MINE} AND j.id = ANY ($3)`, [reader.tenantId, reader.id, [...ids]], 'joint_events_by_id');
  return new Map(rows.map((row) => [row.id, toJointEvent(row)]));
}

/** The reader's own registrations by the ids of their passes. */
export async function jointRegistrationsByIds(db: Reader, reader: JointEventReader, ids: readonly string[]): Promise<JointRegistration[]> {
  const rows = await db.readOne<Mine>(
    `SELECT p.id AS "passId", p.version AS "passVersion", p.cancelled_at AS "passCancelledAt", p.consented_at AS "consentedAt",
       r.version AS "replyVersion", r.state AS "replyState", r.waitlist_position AS "waitlistPosition"
     FROM guest_pass p LEFT JOIN guest_reply r ON r.audience_tenant_id = $1 AND r.id = p.id WHERE p.owner_tenant_id = $1 AND p.member_id = $2 AND p.id = ANY ($3)`,
    [reader.tenantId, reader.id, [...ids]],
  );
  return rows.flatMap((row) => toRegistration(row) ?? []);
}

/** The host's copy for the partner; it has the event's id and none of its people. */
export async function announce(tx: Tx, partnerTenantId: TenantId, event: Event): Promise<void> {
  await tx.execute(
    `INSERT INTO joint_event (audience_tenant_id, id, owner_tenant_id, scope, version, collaboration_id, title, description, mode, place, starts_at, ends_at, time_zone, registration_closes_at, capacity, cancelled_at, online_url)
     VALUES ($1, $2, $3, 'joint-events', 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL, $14)`,
    [partnerTenantId, event.id, tx.tenantId, event.collaborationId, event.title, event.description, event.mode, event.place, event.startsAt, event.endsAt, event.timeZone, event.registrationClosesAt, event.capacity, event.onlineUrl],
  );
}

/** Marks the copies of an event of this host as called off, and tells whose they are. */
export async function callOff(tx: Tx, eventId: string): Promise<TenantId[]> {
  const rows = await tx.query<{ id: TenantId }>(
    `UPDATE joint_event j SET cancelled_at = e.cancelled_at, version = j.version + 1 FROM event e
     WHERE j.owner_tenant_id = $1 AND j.id = $2 AND e.tenant_id = $1 AND e.id = $2 AND e.cancelled_at IS NOT NULL AND j.cancelled_at IS NULL
     RETURNING j.audience_tenant_id AS id`,
    [tx.tenantId, eventId],
  );
  return rows.map((row) => row.id);
}

/** Brings the words and times in the copies of an event up to date with it, and tells whose they are. */
export async function changeCopies(tx: Tx, eventId: string): Promise<TenantId[]> {
  const rows = await tx.query<{ id: TenantId }>(
    `UPDATE joint_event j SET title = e.title, description = e.description, mode = e.mode, place = e.place, online_url = e.online_url, starts_at = e.starts_at, ends_at = e.ends_at, time_zone = e.time_zone,
       registration_closes_at = e.registration_closes_at, capacity = e.capacity, registered_count = e.registered_count, waitlisted_count = e.waitlisted_count, version = j.version + 1
     FROM event e WHERE j.owner_tenant_id = $1 AND j.id = $2 AND e.tenant_id = $1 AND e.id = $2 RETURNING j.audience_tenant_id AS id`,
    [tx.tenantId, eventId],
  );
  return rows.map((row) => row.id);
}

/** Brings the numbers in the copies of an event up to date with it. */
export async function refreshSeats(tx: Tx, eventId: string): Promise<void> {
  await tx.execute(
    `UPDATE joint_event j SET registered_count = e.registered_count, waitlisted_count = e.waitlisted_count FROM event e
     WHERE j.owner_tenant_id = $1 AND j.id = $2 AND e.tenant_id = $1 AND e.id = $2`,
    [tx.tenantId, eventId],
  );
}
