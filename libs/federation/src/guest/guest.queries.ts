import type { AccountId, MemberId, TenantId } from '#kernel';
import type { RegistrationState } from '#events';
import type { Actor } from '#graphql-kit';
import { tellOfMembers } from '#identity';
import type { Tx } from '#tenancy';
import type { GuestPassId, JointEvent } from '../joint-event/joint-event.entity.js';

/** The wish to come, with all that crosses. Made again after a cancellation it is the same pass with a higher version. */
export async function sendPass(tx: Tx, id: GuestPassId, actor: Actor, event: JointEvent): Promise<{ id: GuestPassId; version: number }> {
  const row = await tx.first<{ id: GuestPassId; version: number }>(
    `INSERT INTO guest_pass AS p (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, account_id, member_id, display_name, consented_at)
     VALUES ($1, $2, $3, 'joint-events', 1, $4, $5, $6, $7, $8)
     ON CONFLICT (audience_tenant_id, owner_tenant_id, event_id, member_id) DO UPDATE SET
       version = p.version + 1, display_name = excluded.display_name, consented_at = excluded.consented_at, cancelled_at = NULL
     RETURNING id, version`,
    [event.hostTenantId, id, tx.tenantId, event.id, actor.accountId, actor.id, actor.displayName, tx.now],
  );
  return row!;
}

/** What was shared is taken back; that there was a pass, and that it is over, remains. */
export async function takeBackPass(tx: Tx, id: GuestPassId): Promise<number> {
  const row = await tx.first<{ version: number }>(
    `UPDATE guest_pass SET version = version + 1, display_name = '', cancelled_at = $3 WHERE owner_tenant_id = $1 AND id = $2 RETURNING version`,
    [tx.tenantId, id, tx.now],
  );
  return row!.version;
}

/** A pass as the host reads it, with the answer that it gave before. */
export interface PassAtHost {
  id: GuestPassId;
  partnerTenantId: TenantId;
  version: number;
  eventId: string;
  accountId: AccountId;
  memberId: MemberId;
  displayName: string;
  cancelledAt: Date | null;
  /** The host announced this event to this partner. */
  isInvited: boolean;
  /** The partner still lets the host answer. */
  mayAnswer: boolean;
  answeredVersion: number | null;
  answeredState: RegistrationState | null;
}

/** Both the request and the worker may come to answer a pass: one after the other. */
export async function lockPass(tx: Tx, id: GuestPassId): Promise<PassAtHost | undefined> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  return tx.first<PassAtHost>(
    `SELECT p.id, p.owner_tenant_id AS "partnerTenantId", p.version, p.event_id AS "eventId", p.account_id AS "accountId", p.member_id AS "memberId",
       p.display_name AS "displayName", p.cancelled_at AS "cancelledAt", j.id IS NOT NULL AS "isInvited", g.scope IS NOT NULL AS "mayAnswer",
       r.version AS "answeredVersion", r.state AS "answeredState"
     FROM guest_pass p
     LEFT JOIN joint_event j ON j.audience_tenant_id = p.owner_tenant_id AND j.owner_tenant_id = $1 AND j.id = p.event_id
     LEFT JOIN sharing_grant g ON g.audience_tenant_id = p.owner_tenant_id AND g.owner_tenant_id = $1 AND g.scope = 'joint-events'
     LEFT JOIN guest_reply r ON r.audience_tenant_id = p.owner_tenant_id AND r.owner_tenant_id = $1 AND r.id = p.id
     WHERE p.audience_tenant_id = $1 AND p.id = $2`,
    [tx.tenantId, id],
  );
}

/** The host's answer to this version of the pass. Returns how it stood before: null when there was no answer yet. */
export async function answerPass(tx: Tx, pass: PassAtHost, state: RegistrationState): Promise<RegistrationState | null> {
  const before = await tx.first<{ state: RegistrationState }>('SELECT state FROM guest_reply WHERE owner_tenant_id = $1 AND audience_tenant_id = $2 AND id = $3', [tx.tenantId, pass.partnerTenantId, pass.id]);
  await tx.execute(
    `INSERT INTO guest_reply (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, state, answered_at)
     VALUES ($1, $2, $3, 'joint-events', $4, $5, $6, $7)
     ON CONFLICT (audience_tenant_id, id) DO UPDATE SET version = excluded.version, state = excluded.state, answered_at = excluded.answered_at`,
    [pass.partnerTenantId, pass.id, tx.tenantId, pass.version, pass.eventId, state, tx.now],
  );
  return before?.state ?? null;
}

export interface ReplyChange {
  passId: GuestPassId;
  partnerTenantId: TenantId;
  /** The member in the partner. */
  memberId: MemberId;
  before: RegistrationState;
  state: RegistrationState;
}

/**
 * Brings the answers that were given for an event up to date with its registrations: the state of some, the places of
 * all who wait. The version stays: it says which wish is answered. Returns those whose state changed.
 */
export function refreshReplies(tx: Tx, eventId: string): Promise<ReplyChange[]> {
  return tx.query<ReplyChange>(
    `WITH waiting AS (
       SELECT guest_pass_id AS id, state, CASE WHEN state = 'WAITLISTED' THEN (row_number() OVER (PARTITION BY state ORDER BY ticket, id))::int END AS position
       FROM registration WHERE tenant_id = $1 AND event_id = $2),
     stale AS (
       SELECT r.audience_tenant_id AS partner, r.id, r.state AS before, w.state, w.position FROM waiting w JOIN guest_reply r ON r.owner_tenant_id = $1 AND r.id = w.id
       WHERE (r.state, r.waitlist_position) IS DISTINCT FROM (w.state, w.position)),
     refreshed AS (
       UPDATE guest_reply r SET state = s.state, waitlist_position = s.position, answered_at = CASE WHEN s.before = s.state THEN r.answered_at ELSE $3 END
       FROM stale s WHERE r.audience_tenant_id = s.partner AND r.owner_tenant_id = $1 AND r.id = s.id)
     SELECT s.id AS "passId", s.partner AS "partnerTenantId", p.member_id AS "memberId", s.before, s.state
     FROM stale s JOIN guest_pass p ON p.audience_tenant_id = $1 AND p.id = s.id WHERE s.before <> s.state ORDER BY s.id`,
    [tx.tenantId, eventId, tx.now],
  );
}

/** The account's member at the host, whatever it is there. */
export function memberOf(tx: Tx, accountId: AccountId): Promise<{ id: MemberId; role: Actor['role']; state: 'ACTIVE' | 'SUSPENDED' | 'LEFT' } | undefined> {
  return tx.first('SELECT id, role, state FROM member WHERE tenant_id = $1 AND account_id = $2 FOR UPDATE', [tx.tenantId, accountId]);
}

/** Whether the guest still comes to something here. */
export async function hasOtherPass(tx: Tx, { id, accountId }: PassAtHost): Promise<boolean> {
  return (await tx.first('SELECT FROM guest_pass WHERE audience_tenant_id = $1 AND account_id = $2 AND id <> $3 AND cancelled_at IS NULL LIMIT 1', [tx.tenantId, accountId, id])) !== undefined;
}

/** A guest of this name, for the events that they were let in for. */
export async function letIn(tx: Tx, memberId: MemberId, pass: PassAtHost): Promise<void> {
  await tx.execute(`UPDATE member SET role = 'GUEST', state = 'ACTIVE', display_name = $3, home_tenant_id = $4 WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, memberId, pass.displayName, pass.partnerTenantId]);
  await tx.query('SELECT app.link_membership($1, true)', [[pass.accountId]]);
  await tellOfMembers(tx, [memberId]);
}

/** Nothing but "a guest was there" is left of them. */
export async function seeOff(tx: Tx, memberId: MemberId, accountId: AccountId): Promise<void> {
  await tx.execute(`UPDATE member SET state = 'LEFT', display_name = 'ゲスト' WHERE tenant_id = $1 AND id = $2 AND role = 'GUEST'`, [tx.tenantId, memberId]);
  await tx.query('SELECT app.unlink_membership($1)', [accountId]);
  await tellOfMembers(tx, [memberId]);
}
