import type { AccountId, MemberId, TenantId } from '#kernel';
import type { Registration } from '#events';
import type { Tx } from '#tenancy';
import { JOINT_EVENTS } from '../participation/participation.queries.js';

/** What a person brings across the border, as the host reads it. */
export interface GuestPass {
  id: string;
  homeTenantId: TenantId;
  eventId: string;
  accountId: AccountId;
  /** The member at home. */
  memberId: MemberId;
  displayName: string;
  version: number;
  cancelledAt: Date | null;
}

const COLUMNS = `id, owner_tenant_id AS "homeTenantId", event_id AS "eventId", account_id AS "accountId", member_id AS "memberId", display_name AS "displayName", version, cancelled_at AS "cancelledAt"`;

/** At home: a pass for this event, renewed when the person cancelled before. One per person and event. */
export async function issuePass(tx: Tx, pass: { id: string; host: TenantId; eventId: string; accountId: AccountId; memberId: MemberId; displayName: string }): Promise<{ id: string; version: number }> {
  const row = await tx.first<{ id: string; version: number }>(
    `INSERT INTO guest_pass (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, account_id, member_id, display_name, consented_at)
     VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9)
     ON CONFLICT (audience_tenant_id, owner_tenant_id, event_id, member_id) DO UPDATE SET
       version = guest_pass.version + CASE WHEN guest_pass.cancelled_at IS NULL THEN 0 ELSE 1 END, cancelled_at = NULL, display_name = excluded.display_name, consented_at = excluded.consented_at
     RETURNING id, version`,
    [pass.host, pass.id, tx.tenantId, JOINT_EVENTS, pass.eventId, pass.accountId, pass.memberId, pass.displayName, tx.now],
  );
  return row!;
}

/** At home: takes the pass back; undefined when there is none that counts. */
export async function cancelPass(tx: Tx, host: TenantId, eventId: string, memberId: MemberId): Promise<{ id: string; version: number } | undefined> {
  return tx.first(
    `UPDATE guest_pass SET cancelled_at = $5, version = version + 1
     WHERE audience_tenant_id = $1 AND owner_tenant_id = $2 AND event_id = $3 AND member_id = $4 AND cancelled_at IS NULL RETURNING id, version`,
    [host, tx.tenantId, eventId, memberId, tx.now],
  );
}

/** At the host: the pass, while nobody else works on it. */
export async function passAtHost(tx: Tx, id: string): Promise<GuestPass | undefined> {
  await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  return tx.first<GuestPass>(`SELECT ${COLUMNS} FROM guest_pass WHERE audience_tenant_id = $1 AND id = $2`, [tx.tenantId, id]);
}

/** At the host: writes the answer back, and where the others of that community stand in the queue now. Answers what was said before. */
export async function reply(tx: Tx, pass: GuestPass, registration: Pick<Registration, 'eventId' | 'state'>): Promise<string | null> {
  const before = await tx.first<{ state: string }>('SELECT state FROM guest_reply WHERE owner_tenant_id = $1 AND id = $2', [tx.tenantId, pass.id]);
  await tx.execute(
    `INSERT INTO guest_reply (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, state, answered_at) VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
     ON CONFLICT (audience_tenant_id, id) DO UPDATE SET state = excluded.state, answered_at = excluded.answered_at, version = guest_reply.version + 1, waitlist_position = NULL`,
    [pass.homeTenantId, pass.id, tx.tenantId, JOINT_EVENTS, registration.eventId, registration.state, tx.now],
  );
  return before?.state ?? null;
}

/** Each waiting guest's place, counted among everybody who waits. */
export async function refreshPositions(tx: Tx, eventId: string): Promise<void> {
  await tx.execute(
    `UPDATE guest_reply g SET waitlist_position = q.position, version = g.version + 1
     FROM (SELECT guest_pass_id, row_number() OVER (ORDER BY ticket)::int AS position FROM registration WHERE tenant_id = $1 AND event_id = $2 AND state = 'WAITLISTED') q
     WHERE g.owner_tenant_id = $1 AND g.event_id = $2 AND g.id = q.guest_pass_id AND g.waitlist_position IS DISTINCT FROM q.position`,
    [tx.tenantId, eventId],
  );
}
