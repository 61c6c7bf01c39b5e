import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { EventCancelled } from '#events/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import { ProposalMutual } from '#matching/events';
import type { Tx } from '#tenancy';
import { GuestPassCancelled, GuestPassCreated, JointEventCancelled } from './events.js';
import { HostService } from './joint-event/host.service.js';
import { callOff } from './joint-event/joint-event.queries.js';
import { JOINT_EVENTS, giveGrant } from './participation/participation.queries.js';

@Injectable()
export class FederationHandlers {
  constructor(private readonly host: HostService) {}

  /** In each side's own context: it takes the partner's announcements and passes from now on, because it said so itself. */
  @On(ProposalMutual, { handler: 'federation.accept_partner' })
  async acceptPartner(tx: Tx, { payload }: Heard<PayloadOf<typeof ProposalMutual>>): Promise<void> {
    const mine = await tx.first<{ answer: string }>('SELECT answer FROM proposal_answer WHERE tenant_id = $1 AND proposal_id = $2', [tx.tenantId, payload.proposalId]);
    if (mine?.answer === 'INTERESTED') await giveGrant(tx, payload.partnerTenantId, JOINT_EVENTS);
  }

  /** At the host: goes on where a registration from a partner was interrupted. */
  @On(GuestPassCreated, { handler: 'federation.admit_guest' })
  admitGuest(tx: Tx, { payload }: Heard<PayloadOf<typeof GuestPassCreated>>): Promise<void> {
    return this.settle(tx, payload);
  }

  @On(GuestPassCancelled, { handler: 'federation.dismiss_guest' })
  dismissGuest(tx: Tx, { payload }: Heard<PayloadOf<typeof GuestPassCancelled>>): Promise<void> {
    return this.settle(tx, payload);
  }

  /** At the host: the copies say that the event does not take place, and the partners are told. */
  @On(EventCancelled, { handler: 'federation.call_off' })
  async callOff(tx: Tx, { payload }: Heard<PayloadOf<typeof EventCancelled>>): Promise<void> {
    if (!payload.collaborationId) return;
    for (const audience of await callOff(tx, payload.eventId)) {
      await tx.publishTo(audience, JOINT_EVENTS, JointEventCancelled, { jointEventId: payload.eventId, hostTenantId: tx.tenantId! });
    }
  }

  /** What the host refuses by now (cancelled, closed) stays as it is: the person was told when they asked. */
  private async settle(tx: Tx, ref: { passId: string; version: number }): Promise<void> {
    try {
      await this.host.settle(tx, ref);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
}
