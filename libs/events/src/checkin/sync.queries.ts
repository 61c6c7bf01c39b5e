import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { Registration } from '../registration/registration.entity.js';
import { registrationColumns } from '../registration/registration.queries.js';
import type { CheckInOutcome, CheckInPerson, CheckInScanInput } from './desk.graphql.js';

/** Who found it out: a helper by a link, or a member. */
export interface By {
  helperId: string | null;
  memberId: string | null;
}

export interface Known {
  clientId: string;
  outcome: CheckInOutcome;
  personId: string | null;
}

/** What these scans were answered when they came before. */
export async function knownScans(tx: Tx, eventId: EventId, clientIds: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.query<Known>('SELECT client_id AS "clientId", outcome, person_id AS "personId" FROM check_in_scan WHERE tenant_id = $1 AND event_id = $2 AND client_id = ANY ($3)', [tx.tenantId, eventId, clientIds]);
  return new Map(rows.map((row) => [row.clientId, row]));
}

export interface NewScan extends Known, Pick<CheckInScanInput, 'kind' | 'at'> {}

export async function noteScans(tx: Tx, eventId: EventId, scans: readonly NewScan[], by: By): Promise<void> {
  if (scans.length === 0) return;
  await tx.execute(
    `INSERT INTO check_in_scan (tenant_id, id, event_id, client_id, kind, outcome, person_id, claimed_at, received_at, helper_id, noted_by)
     SELECT $1, x.id, $2, x.client_id, x.kind, x.outcome, x.person_id, x.claimed_at, $3, $4, $5
     FROM unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[]) AS x (id, client_id, kind, outcome, person_id, claimed_at)`,
    [tx.tenantId, eventId, tx.now, by.helperId, by.memberId, scans.map(() => newId(tx.now.getTime())), scans.map((s) => s.clientId), scans.map((s) => s.kind), scans.map((s) => s.outcome), scans.map((s) => s.personId), scans.map((s) => s.at)],
  );
}

/** A person's attendance as it is kept. */
export interface Kept {
  person: CheckInPerson;
  attendedAt: Date;
  claimedAt: Date;
  undoneAt: Date | null;
  /** Of who came unannounced, unless a member. */
  name: string | null;
  email: string | null;
}

/** The e-mail address of a guest comes from the invitation. */
export async function keepAttendances(tx: Tx, eventId: EventId, kept: readonly Kept[], by: By): Promise<void> {
  if (kept.length === 0) return;
  await tx.execute(
    `INSERT INTO attendance AS a (tenant_id, id, event_id, registration_id, hold_id, member_id, name, email, takes_seat, attended_at, claimed_at, noted_at, helper_id, noted_by, undone_at, changed_at)
     SELECT $1, x.id, $2, x.registration_id, x.hold_id, x.member_id, x.name, coalesce(x.email, lower(h.guest_email)), x.takes_seat, x.attended_at, x.claimed_at, $3, $4, $5, x.undone_at, $3
     FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::boolean[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[])
       AS x (id, registration_id, hold_id, member_id, name, email, takes_seat, attended_at, claimed_at, undone_at) LEFT JOIN seat_hold h ON h.tenant_id = $1 AND h.id = x.hold_id
     ON CONFLICT (tenant_id, id) DO UPDATE SET registration_id = coalesce(a.registration_id, excluded.registration_id), takes_seat = excluded.takes_seat, attended_at = excluded.attended_at, claimed_at = excluded.claimed_at,
       noted_at = excluded.noted_at, helper_id = excluded.helper_id, noted_by = excluded.noted_by, undone_at = excluded.undone_at, changed_at = excluded.changed_at`,
    [
      tx.tenantId, eventId, tx.now, by.helperId, by.memberId, kept.map((k) => k.person.attendanceId), kept.map((k) => (k.person.isWalkIn ? null : k.person.registrationId)), kept.map((k) => k.person.holdId), kept.map((k) => k.person.memberId),
      kept.map((k) => (k.person.memberId ? null : (k.name ?? k.person.name))), kept.map((k) => k.email), kept.map((k) => k.person.takesSeat), kept.map((k) => k.attendedAt), kept.map((k) => k.claimedAt), kept.map((k) => k.undoneAt),
    ],
  );
}

/** The registrations of those who came, or did not after all. Those whose state stays are not among the answers. */
export async function markRegistrations(tx: Tx, kept: readonly Kept[]): Promise<{ registration: Registration; wasAttended: boolean }[]> {
  const own = kept.filter(({ person }) => person.registrationId !== null);
  if (own.length === 0) return [];
  const rows = await tx.query<Registration & { before: string }>(
    `WITH there AS (SELECT r.id, r.state FROM registration r WHERE r.tenant_id = $1 AND r.id = ANY ($3) AND r.state IN ('REGISTERED', 'ATTENDED'))
     UPDATE registration r SET state = CASE WHEN x.undone THEN 'REGISTERED' ELSE 'ATTENDED' END, attended_at = CASE WHEN x.undone THEN NULL ELSE x.at END, changed_at = $2
     FROM unnest($3::uuid[], $4::timestamptz[], $5::boolean[]) AS x (id, at, undone) JOIN there ON there.id = x.id WHERE r.tenant_id = $1 AND r.id = x.id RETURNING ${registrationColumns('r')}, there.state AS before`,
    [tx.tenantId, tx.now, own.map((k) => k.person.registrationId), own.map((k) => k.attendedAt), own.map((k) => k.undoneAt !== null)],
  );
  return rows.filter(({ before, state }) => before !== state).map(({ before, ...row }) => ({ registration: Object.assign(new Registration(), row), wasAttended: before === 'ATTENDED' }));
}
