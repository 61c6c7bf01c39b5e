import { Injectable } from '@nestjs/common';
import { AppError, type MemberId, type Refusal, Refused, type TenantId } from '#kernel';
import { AlreadyRegistered, Registration, type RegistrationChange, RegistrationService, RegistrationState } from '#events';
import { MemberService, Role } from '#identity';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { JointRegistrationChanged } from '../events.js';
import type { GuestPassId } from '../joint-event/joint-event.entity.js';
import { refreshSeats } from '../joint-event/joint-event.queries.js';
import { type PassAtHost, type ReplyChange, answerPass, hasOtherPass, letIn, lockPass, memberOf, refreshReplies, seeOff } from './guest.queries.js';

/** Where a host receives the guests of its partners and answers their communities. */
@Injectable()
export class HostDesk {
  constructor(
    private readonly db: TenantDb,
    private readonly registrations: RegistrationService,
    private readonly members: MemberService,
  ) {
    registrations.onRegistrationChange((tx, change) => this.keepReplies(tx, change));
  }

  /**
   * The one door by which a partner's member comes in: besides sign-in and the worker nothing else sets a tenant. What is
   * done inside is told by the pass alone, which the host may read because it let this partner publish to it.
   */
  enterAsHost(hostTenantId: TenantId, passId: GuestPassId): Promise<Refusal | undefined> {
    return runInContext({ tenantId: hostTenantId }, () => this.db.write((tx) => this.answer(tx, passId)));
  }

  /** Makes the host's registrations be as the pass wishes, once for each version of it. Returns why the host refused, if it did. */
  async answer(tx: Tx, passId: GuestPassId): Promise<Refusal | undefined> {
    const pass = await lockPass(tx, passId);
    if (!pass?.mayAnswer || (pass.answeredVersion ?? 0) >= pass.version) return undefined;
    const { state, refusal } = pass.cancelledAt ? await this.seeOff(tx, pass) : await this.welcome(tx, pass);
    const before = await answerPass(tx, pass, state);
    if (before !== state) await this.tell(tx, pass.eventId, { passId, partnerTenantId: pass.partnerTenantId, memberId: pass.memberId, before, state });
    await refreshReplies(tx, pass.eventId); // the place in the waitlist
    return refusal;
  }

  private async welcome(tx: Tx, pass: PassAtHost): Promise<{ state: RegistrationState; refusal?: Refusal }> {
    const memberId = pass.isInvited ? await this.guest(tx, pass) : undefined;
    if (!memberId) return { state: RegistrationState.DECLINED };
    try {
      const { state } = await this.registrations.registerInTx(tx, { eventId: pass.eventId, memberId, guestPassId: pass.id });
      return { state };
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return { state: RegistrationState.DECLINED };
      if (!(error instanceof Refused)) throw error;
      if (!(error.refusal instanceof AlreadyRegistered)) return { state: RegistrationState.DECLINED, refusal: error.refusal };
      // They came in by the front door as well: one registration, which from now on is answered across the border too.
      const { id, state } = error.refusal.registration;
      await tx.update(Registration, { id }, { guestPassId: pass.id });
      return { state };
    }
  }

  private async seeOff(tx: Tx, pass: PassAtHost): Promise<{ state: RegistrationState; refusal?: Refusal }> {
    const member = await memberOf(tx, pass.accountId);
    if (!member) return { state: RegistrationState.CANCELLED };
    try {
      await this.registrations.cancelInTx(tx, { eventId: pass.eventId, memberId: member.id });
    } catch (error) {
      const nothingToCancel = error instanceof Refused || (error instanceof AppError && error.code === 'NOT_FOUND');
      if (!nothingToCancel) throw error;
    }
    if (member.role === 'GUEST' && !(await hasOtherPass(tx, pass))) await seeOff(tx, member.id, pass.accountId);
    return { state: RegistrationState.CANCELLED };
  }

  /** The person as a member here: what they are already, or a guest. Undefined for somebody who is suspended here. */
  private async guest(tx: Tx, pass: PassAtHost): Promise<MemberId | undefined> {
    const known = await memberOf(tx, pass.accountId);
    if (known?.state === 'SUSPENDED') return undefined;
    if (known) {
      if (known.role === 'GUEST' || known.state === 'LEFT') await letIn(tx, known.id, pass);
      return known.id;
    }
    const { accountId, displayName, partnerTenantId: homeTenantId } = pass;
    const unknown = { familyName: null, givenName: null, kana: null, department: null, externalId: null };
    const [added] = await this.members.add(tx, [{ ...unknown, accountId, displayName, homeTenantId, role: Role.GUEST, state: 'ACTIVE', joinedAt: tx.now }]);
    return added!.id;
  }

  /** A change here is answered in the same transaction: to the guest it concerns, and to those who move up because of it. */
  private async keepReplies(tx: Tx, { event }: RegistrationChange): Promise<void> {
    if (!event.collaborationId) return;
    await refreshSeats(tx, event.id);
    for (const change of await refreshReplies(tx, event.id)) await this.tell(tx, event.id, change);
  }

  private async tell(tx: Tx, jointEventId: string, { passId, partnerTenantId, memberId, before, state }: Omit<ReplyChange, 'before'> & { before: RegistrationState | null }): Promise<void> {
    await tx.publishTo(partnerTenantId, 'joint-events', JointRegistrationChanged, { passId, jointEventId, memberId, state, before });
  }
}
