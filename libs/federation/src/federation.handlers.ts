import { Injectable } from '@nestjs/common';
import { EventCancelled, EventChanged } from '#events/events';
import { ProposalMutual } from '#matching/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { AdmissionService } from './application/admission.service.js';
import { VenueDesk } from './booking/venue-desk.service.js';
import { ApplicationApproved, BookingRequested, GuestPassCancelled, GuestPassCreated, ListingPublished, ListingWithdrawn } from './events.js';
import { letPublish } from './grants.js';
import { HostDesk } from './guest/host-desk.service.js';
import { JointEventService } from './joint-event/joint-event.service.js';
import { SharingService } from './sharing/sharing.service.js';

/** What a community does about what it hears, in its own context. */
@Injectable()
export class FederationHandlers {
  constructor(
    private readonly desk: HostDesk,
    private readonly jointEvents: JointEventService,
    private readonly admission: AdmissionService,
    private readonly venues: VenueDesk,
    private readonly sharing: SharingService,
  ) {}

  /** From now on the partner may announce its events here and send its members, because this community said so itself. */
  @On(ProposalMutual, { handler: 'federation.let_partner_publish' })
  async proposalMutual(tx: Tx, { payload }: Heard<PayloadOf<typeof ProposalMutual>>): Promise<void> {
    const mine = await tx.first<{ answer: string }>('SELECT answer FROM proposal_answer WHERE tenant_id = $1 AND proposal_id = $2', [tx.tenantId, payload.proposalId]);
    if (mine?.answer !== 'INTERESTED') return;
    await letPublish(tx, payload.partnerTenantId, 'joint-events');
    await letPublish(tx, payload.partnerTenantId, 'listings');
  }

  /** In the federation: goes on where the approver's request stopped. */
  @On(ApplicationApproved, { handler: 'federation.admit', outside: true })
  async applicationApproved({ tenantId, payload }: Heard<PayloadOf<typeof ApplicationApproved>>): Promise<void> {
    await this.admission.complete(tenantId, payload.applicationId);
  }

  @On(GuestPassCreated, { handler: 'federation.welcome_guest' })
  async passCreated(tx: Tx, { payload }: Heard<PayloadOf<typeof GuestPassCreated>>): Promise<void> {
    await this.desk.answer(tx, payload.passId);
  }

  @On(GuestPassCancelled, { handler: 'federation.see_off_guest' })
  async passCancelled(tx: Tx, { payload }: Heard<PayloadOf<typeof GuestPassCancelled>>): Promise<void> {
    await this.desk.answer(tx, payload.passId);
  }

  @On(EventCancelled, { handler: 'federation.call_off_joint_event' })
  async eventCancelled(tx: Tx, { payload }: Heard<PayloadOf<typeof EventCancelled>>): Promise<void> {
    if (payload.collaborationId) await this.jointEvents.cancelledInTx(tx, payload.eventId);
  }

  @On(EventChanged, { handler: 'federation.change_joint_event' })
  async eventChanged(tx: Tx, { payload: { eventIds, matters, collaborationId } }: Heard<PayloadOf<typeof EventChanged>>): Promise<void> {
    if (collaborationId) for (const eventId of eventIds) await this.jointEvents.changedInTx(tx, eventId, matters);
  }

  /** At the owner of a venue: goes on where the request that asks or gives up stopped. */
  @On(BookingRequested, { handler: 'federation.answer_booking' })
  async bookingRequested(tx: Tx, { payload }: Heard<PayloadOf<typeof BookingRequested>>): Promise<void> {
    await this.venues.answer(tx, payload.bookingId);
  }

  @On(ListingPublished, { handler: 'federation.log_publication' })
  async listingPublished(tx: Tx, { payload, ownerTenantId }: Heard<PayloadOf<typeof ListingPublished>>): Promise<void> {
    await this.sharing.listingHeard(tx, ownerTenantId!, payload.listingId, payload.version, payload.isResumed ? 'RESUMED' : 'PUBLISHED');
  }

  @On(ListingWithdrawn, { handler: 'federation.log_withdrawal' })
  async listingWithdrawn(tx: Tx, { payload, ownerTenantId }: Heard<PayloadOf<typeof ListingWithdrawn>>): Promise<void> {
    await this.sharing.listingHeard(tx, ownerTenantId!, payload.listingId, payload.version, payload.isPaused ? 'PAUSED' : 'WITHDRAWN');
  }
}
