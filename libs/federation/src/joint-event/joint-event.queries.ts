import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { Event } from '#events';
import type { TenantDb, Tx } from '#tenancy';
import { JOINT_EVENTS } from '../participation/participation.queries.js';
import { JointEvent, JointRegistration } from './joint-event.graphql.js';

const COLUMNS = `j.id, j.owner_tenant_id AS "hostTenantId", j.collaboration_id AS "collaborationId", j.title, j.description, j.mode, j.place, j.starts_at AS "startsAt",
  j.ends_at AS "endsAt", j.time_zone AS "timeZone", j.registration_closes_at AS "registrationClosesAt", j.capacity, j.cancelled_at AS "cancelledAt"`;

const toJointEvent = (row: JointEvent): JointEvent => Object.assign(new JointEvent(), row);

export interface JointEventFilter {
  collaborationId?: string;
  /** Only those that end after this. */
  after?: Date;
}

/** Soonest first. */
export async function jointEventPage(db: TenantDb, tenantId: TenantId, args: PageArgs, { collaborationId, after }: JointEventFilter): Promise<Page<JointEvent>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<JointEvent>(
    `SELECT ${COLUMNS} FROM joint_event j WHERE j.audience_tenant_id = $1 AND ($2::timestamptz IS NULL OR (j.starts_at, j.id) ${comparison} ($2, $3::uuid))
       AND ($5::uuid IS NULL OR j.collaboration_id = $5) AND ($6::timestamptz IS NULL OR j.ends_at > $6)
     ORDER BY j.starts_at ${direction}, j.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1, collaborationId ?? null, after ?? null],
    `joint_events_${direction}`,
  );
  return toPage(rows.map(toJointEvent), request, (j) => [j.startsAt.toISOString(), j.id]);
}

export async function jointEventsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, ids: readonly string[]): Promise<JointEvent[]> {
  return (await db.readOne<JointEvent>(`SELECT ${COLUMNS} FROM joint_event j WHERE j.audience_tenant_id = $1 AND j.id = ANY ($2)`, [tenantId, ids])).map(toJointEvent);
}

export async function jointEventIn(tx: Tx, id: string): Promise<JointEvent | undefined> {
  return (await jointEventsByIds({ readOne: (sql, params) => tx.query(sql, params) }, tx.tenantId!, [id]))[0];
}

/** The member's passes with what the host answered; a pass without an answer is REQUESTED. */
const REGISTRATION = `SELECT p.id, p.event_id AS "eventId", coalesce(r.state, CASE WHEN p.cancelled_at IS NULL THEN 'REQUESTED' ELSE 'CANCELLED' END) AS state,
    r.waitlist_position AS "waitlistPosition", p.consented_at AS "createdAt"
  FROM guest_pass p LEFT JOIN guest_reply r ON r.audience_tenant_id = p.owner_tenant_id AND r.id = p.id
  WHERE p.owner_tenant_id = $1 AND p.member_id = $2`;

export async function jointRegistrationsOf(db: TenantDb, tenantId: TenantId, memberId: MemberId, eventIds: readonly string[]): Promise<Map<string, JointRegistration>> {
  const rows = await db.readOne<JointRegistration & { eventId: string }>(`${REGISTRATION} AND p.event_id = ANY ($3)`, [tenantId, memberId, eventIds], 'joint_registrations');
  return new Map(rows.map(({ eventId, ...row }) => [eventId, Object.assign(new JointRegistration(), row)]));
}

export async function jointRegistrationsByIds(db: TenantDb, tenantId: TenantId, memberId: MemberId, ids: readonly string[]): Promise<JointRegistration[]> {
  const rows = await db.readOne<JointRegistration & { eventId: string }>(`${REGISTRATION} AND p.id = ANY ($3)`, [tenantId, memberId, ids]);
  return rows.map(({ eventId: _, ...row }) => Object.assign(new JointRegistration(), row));
}

/** The host's copy of its event for the partner. */
export async function announce(tx: Tx, audience: TenantId, event: Event, collaborationId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO joint_event (audience_tenant_id, id, owner_tenant_id, scope, version, collaboration_id, title, description, mode, place, starts_at, ends_at, time_zone, registration_closes_at, capacity)
     VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [audience, event.id, tx.tenantId, JOINT_EVENTS, collaborationId, event.title, event.description, event.mode, event.place, event.startsAt, event.endsAt, event.timeZone, event.registrationClosesAt, event.capacity],
  );
}

/** Says in every copy that the event does not take place; answers to whom the copies are addressed. */
export async function callOff(tx: Tx, eventId: string): Promise<TenantId[]> {
  const rows = await tx.query<{ audience: TenantId }>(
    `UPDATE joint_event SET cancelled_at = $3, version = version + 1 WHERE owner_tenant_id = $1 AND id = $2 AND cancelled_at IS NULL RETURNING audience_tenant_id AS audience`,
    [tx.tenantId, eventId, tx.now],
  );
  return rows.map((r) => r.audience);
}
