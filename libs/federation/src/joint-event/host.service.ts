import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccountId, Refused, type TenantId } from '#kernel';
import { Member, MemberService, Role } from '#identity';
import { AlreadyRegistered, type Registration, RegistrationService, RegistrationState } from '#events';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { JointRegistrationChanged } from '../events.js';
import { JOINT_EVENTS } from '../participation/participation.queries.js';
import { type GuestPass, passAtHost, refreshPositions, reply } from './guest-pass.queries.js';

/** A pass as one side hands it to the other: where, which, and how new. */
export interface PassRef {
  host: TenantId;
  passId: string;
  version: number;
}

/**
 * The host's side of a registration from a partner. What is done here is done in the host's context, on the ground of a pass that the
 * person's own community wrote and of the grant that the host gave to that community.
 */
@Injectable()
export class HostService implements OnModuleInit {
  constructor(
    private readonly db: TenantDb,
    private readonly members: MemberService,
    private readonly registrations: RegistrationService,
  ) {}

  /** Whatever happens to a guest's registration is answered in the same transaction. */
  onModuleInit(): void {
    this.registrations.onRegistrationChange(async (tx, { registration }) => {
      if (registration.guestPassId) await this.answer(tx, registration.guestPassId, registration);
      await refreshPositions(tx, registration.eventId);
    });
  }

  /**
   * Enters the host's context with a pass: besides sign-in and the worker, the only way into a tenant's context. It admits or dismisses the
   * bearer of the pass and does nothing else there.
   */
  enterAsHost(ref: PassRef, accountId: AccountId): Promise<void> {
    return runInContext({ tenantId: ref.host, accountId }, () => this.db.write((tx) => this.settle(tx, ref)));
  }

  /** Brings the registration to where the pass says it should be; again and again without harm. An older version than the pass does nothing. */
  async settle(tx: Tx, { passId, version }: Pick<PassRef, 'passId' | 'version'>): Promise<void> {
    const pass = await passAtHost(tx, passId);
    if (!pass || pass.version !== version) return;
    const guest = await this.guestOf(tx, pass);
    if (pass.cancelledAt) return this.dismiss(tx, pass, guest);
    const member = guest ?? (await this.admit(tx, pass));
    try {
      await this.registrations.registerInTx(tx, { eventId: pass.eventId, memberId: member.id, guestPassId: pass.id });
    } catch (error) {
      // Somebody who is a member of both communities may have registered at the host before: that is the answer.
      if (!(error instanceof Refused) || !(error.refusal instanceof AlreadyRegistered)) throw error;
      await this.answer(tx, pass.id, error.refusal.registration);
    }
  }

  private async dismiss(tx: Tx, pass: GuestPass, guest: Member | undefined): Promise<void> {
    const registration = guest && (await tx.first<{ one: number }>(`SELECT 1 AS one FROM registration WHERE tenant_id = $1 AND event_id = $2 AND member_id = $3 AND state IN ('REQUESTED','REGISTERED','WAITLISTED')`, [tx.tenantId, pass.eventId, guest.id]));
    if (registration) await this.registrations.cancelInTx(tx, { eventId: pass.eventId, memberId: guest.id });
    else await this.answer(tx, pass.id, { eventId: pass.eventId, state: RegistrationState.CANCELLED });
  }

  private guestOf(tx: Tx, pass: GuestPass): Promise<Member | undefined> {
    return tx.findOne(Member, { accountId: pass.accountId });
  }

  private async admit(tx: Tx, pass: GuestPass): Promise<Member> {
    const nothing = { familyName: null, givenName: null, kana: null, department: null, externalId: null };
    const [guest] = await this.members.add(tx, [
      { accountId: pass.accountId, displayName: pass.displayName, ...nothing, role: Role.GUEST, state: 'ACTIVE', homeTenantId: pass.homeTenantId, joinedAt: tx.now },
    ]);
    return guest!;
  }

  private async answer(tx: Tx, passId: string, registration: Pick<Registration, 'eventId' | 'state'>): Promise<void> {
    const pass = await passAtHost(tx, passId);
    if (!pass) return; // the partner's pass is gone, and with it whom to answer
    const before = await reply(tx, pass, registration);
    if (registration.state === RegistrationState.WAITLISTED) await refreshPositions(tx, registration.eventId);
    if (before === registration.state) return;
    await tx.publishTo(pass.homeTenantId, JOINT_EVENTS, JointRegistrationChanged, {
      passId, jointEventId: registration.eventId, memberId: pass.memberId, state: registration.state, before: before as RegistrationState | null,
    });
  }
}
