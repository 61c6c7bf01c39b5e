import { Injectable } from '@nestjs/common';
import { ApplicationDecided, ApplicationReceived, BookingAnswered, BookingGivenUp, BookingHeld, CommunityEntered, JointEventAnnounced, JointEventCancelled, JointEventChanged, JointRegistrationChanged, ListingPublished } from '#federation/events';
import { rolesWith } from '#identity';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { toldOf } from '../registration.rules.js';
import { type Of, about, content } from './content.js';
import { applicationFacts, bookingFacts, concernedBy, guestsAt, jointEventFacts, listingFacts, membersWith, nameOf } from './federation.queries.js';

/** What an owner's answer is called for whoever asked; that a time is held is seen where it was asked for. */
const TOLD: Partial<Record<'HELD' | 'CONFIRMED' | 'DECLINED' | 'CANCELLED', NotificationKind>> = {
  CONFIRMED: NotificationKind.BOOKING_CONFIRMED,
  DECLINED: NotificationKind.BOOKING_DECLINED,
  CANCELLED: NotificationKind.BOOKING_CANCELLED,
};

/** Who is told of what comes from other communities. */
@Injectable()
export class FederationHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(JointEventAnnounced, { handler: 'notifications.joint_event_announced' })
  async jointEventAnnounced(tx: Tx, event: Of<typeof JointEventAnnounced>): Promise<void> {
    const { jointEventId, hostTenantId } = event.payload;
    const facts = await jointEventFacts(tx, jointEventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.JOINT_EVENT_ANNOUNCED, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: hostTenantId, params: about(facts) }), to: 'everyone' });
  }

  @On(JointRegistrationChanged, { handler: 'notifications.joint_registration_changed' })
  async jointRegistrationChanged(tx: Tx, event: Of<typeof JointRegistrationChanged>): Promise<void> {
    const { jointEventId, memberId, state, before } = event.payload;
    const kind = toldOf(state, before);
    const facts = kind && (await jointEventFacts(tx, jointEventId));
    if (!kind || !facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: event.ownerTenantId ?? null, params: about(facts) }), to: [memberId] });
  }

  @On(JointEventCancelled, { handler: 'notifications.joint_event_cancelled' })
  async jointEventCancelled(tx: Tx, event: Of<typeof JointEventCancelled>): Promise<void> {
    const { jointEventId, hostTenantId } = event.payload;
    const facts = await jointEventFacts(tx, jointEventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CANCELLED, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: hostTenantId, params: about(facts) }), to: await guestsAt(tx, jointEventId) });
  }

  @On(JointEventChanged, { handler: 'notifications.joint_event_changed' })
  async jointEventChanged(tx: Tx, event: Of<typeof JointEventChanged>): Promise<void> {
    const { jointEventId, hostTenantId, matters } = event.payload;
    const facts = await jointEventFacts(tx, jointEventId);
    if (!facts) return;
    const params = { ...about(facts), outcome: [...matters].sort().reverse().join('_') };
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CHANGED, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: hostTenantId, params }), to: await guestsAt(tx, jointEventId) });
  }

  /** Those who keep the board, and of the others on it those whose community could answer. What is off the board by now, or comes again after a pause, is told to nobody. */
  @On(ListingPublished, { handler: 'notifications.listing_published' })
  async listingPublished(tx: Tx, event: Of<typeof ListingPublished>): Promise<void> {
    const { listingId, isResumed } = event.payload;
    const facts = isResumed ? undefined : await listingFacts(tx, listingId);
    if (!facts) return;
    const { title, direction, ownerTenantId } = facts;
    await this.notifier.notify(tx, {
      ...content(event, NotificationKind.LISTING_PUBLISHED, { subject: { type: 'Listing', id: listingId }, partnerTenantId: ownerTenantId, params: { title, direction } }),
      to: await concernedBy(tx, listingId, rolesWith('listings:publish')),
    });
  }

  @On(ApplicationReceived, { handler: 'notifications.application_received' })
  async applicationReceived(tx: Tx, event: Of<typeof ApplicationReceived>): Promise<void> {
    const { applicationId } = event.payload;
    const facts = await applicationFacts(tx, applicationId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.APPLICATION_RECEIVED, { subject: { type: 'Application', id: applicationId }, params: facts }), to: await membersWith(tx, rolesWith('participations:review')) });
  }

  /** In the community that applied. */
  @On(ApplicationDecided, { handler: 'notifications.application_decided' })
  async applicationDecided(tx: Tx, event: Of<typeof ApplicationDecided>): Promise<void> {
    const { memberId, state } = event.payload;
    const federation = event.ownerTenantId!;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.APPLICATION_DECIDED, { partnerTenantId: federation, params: { title: await nameOf(tx, federation), outcome: state } }), to: [memberId] });
  }

  /** Who has no community here is told in the federation, of which they are a member now. */
  @On(CommunityEntered, { handler: 'notifications.community_entered' })
  async communityEntered(tx: Tx, event: Of<typeof CommunityEntered>): Promise<void> {
    const { memberId, isExternal } = event.payload;
    if (!isExternal) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.APPLICATION_DECIDED, { params: { title: await nameOf(tx, tx.tenantId!), outcome: 'APPROVED' } }), to: [memberId] });
  }

  @On(BookingHeld, { handler: 'notifications.booking_held' })
  async bookingHeld(tx: Tx, event: Of<typeof BookingHeld>): Promise<void> {
    await this.toOwner(tx, event, NotificationKind.BOOKING_REQUESTED);
  }

  @On(BookingGivenUp, { handler: 'notifications.booking_given_up' })
  async bookingGivenUp(tx: Tx, event: Of<typeof BookingGivenUp>): Promise<void> {
    await this.toOwner(tx, event, NotificationKind.BOOKING_CANCELLED);
  }

  /** In the community that asked: to whoever asked. What found the time taken was never held, and who asked was told so at once. */
  @On(BookingAnswered, { handler: 'notifications.booking_answered' })
  async bookingAnswered(tx: Tx, event: Of<typeof BookingAnswered>): Promise<void> {
    const { bookingId, state, isAtOnce } = event.payload;
    const kind = isAtOnce ? undefined : TOLD[state];
    const facts = kind && (await bookingFacts(tx, bookingId));
    if (!kind || !facts?.memberId) return;
    const params = { title: facts.title, ...(facts.note && kind !== NotificationKind.BOOKING_CONFIRMED ? { text: facts.note } : {}) };
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Booking', id: bookingId }, partnerTenantId: event.ownerTenantId ?? null, params }), to: [facts.memberId] });
  }

  private async toOwner(tx: Tx, event: Of<typeof BookingHeld>, kind: NotificationKind): Promise<void> {
    const { bookingId, requesterTenantId } = event.payload;
    const facts = await bookingFacts(tx, bookingId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Booking', id: bookingId }, partnerTenantId: requesterTenantId, params: { title: facts.title } }), to: 'operators' });
  }
}
