import { Injectable } from '@nestjs/common';
import { PostCommented } from '#community/events';
import { EventCancelled, EventCreated, RegistrationChanged } from '#events/events';
import { JointEventAnnounced, JointEventCancelled, JointRegistrationChanged, ListingPublished } from '#federation/events';
import { ProposalMutual, ProposalSuggested } from '#matching/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import type { Content } from './delivery/notice.js';
import { Notifier } from './delivery/notifier.service.js';
import { Announced, FanOut } from './events.js';
import { NotificationKind } from './inbox/notification.entity.js';
import { toldOf } from './registration.rules.js';
import { type EventFacts, attendees, collaborationTitle, eventFacts, guestsAt, jointEventFacts, listingFacts, postTitle, proposalTitle } from './subjects.queries.js';

type Of<E> = Heard<PayloadOf<E>>;

const content = (event: Heard<unknown>, kind: NotificationKind, more: Partial<Content>): Content => ({ kind, eventId: event.id, subject: null, actorId: null, partnerTenantId: null, params: {}, ...more });
const about = ({ title, startsAt, timeZone }: Pick<EventFacts, 'title' | 'startsAt' | 'timeZone'>): Content['params'] => ({ title, startsAt: startsAt.toISOString(), timeZone });

/** Who is told of which fact. Each runs in the context of the community whose members it tells. */
@Injectable()
export class NotificationHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(FanOut, { handler: 'notifications.tell_part' })
  tellPart(tx: Tx, { payload }: Of<typeof FanOut>): Promise<void> {
    return this.notifier.tell(tx, payload.content, payload.to);
  }

  @On(Announced, { handler: 'notifications.announcement' })
  announcement(tx: Tx, event: Of<typeof Announced>): Promise<void> {
    const { authorId, text } = event.payload;
    return this.notifier.notify(tx, { ...content(event, NotificationKind.ANNOUNCEMENT, { actorId: authorId, params: { text } }), to: 'everyone' });
  }

  @On(PostCommented, { handler: 'notifications.post_commented' })
  async postCommented(tx: Tx, event: Of<typeof PostCommented>): Promise<void> {
    const { postId, authorId, postAuthorId } = event.payload;
    const title = await postTitle(tx, postId);
    if (title === undefined) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.POST_COMMENTED, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title } }), to: [postAuthorId] });
  }

  @On(EventCreated, { handler: 'notifications.event_announced' })
  async eventAnnounced(tx: Tx, event: Of<typeof EventCreated>): Promise<void> {
    const facts = await eventFacts(tx, event.payload.eventId);
    if (!facts) return;
    const { organizerId: actorId, partnerTenantId } = facts;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_ANNOUNCED, { subject: { type: 'Event', id: event.payload.eventId }, actorId, partnerTenantId, params: about(facts) }), to: 'everyone' });
  }

  @On(JointEventAnnounced, { handler: 'notifications.joint_event_announced' })
  async jointEventAnnounced(tx: Tx, event: Of<typeof JointEventAnnounced>): Promise<void> {
    const { jointEventId, hostTenantId } = event.payload;
    const facts = await jointEventFacts(tx, jointEventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.JOINT_EVENT_ANNOUNCED, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: hostTenantId, params: about(facts) }), to: 'everyone' });
  }

  /** Who came by a guest pass is told by their own community, which hears of it as JointRegistrationChanged. */
  @On(RegistrationChanged, { handler: 'notifications.registration_changed' })
  async registrationChanged(tx: Tx, event: Of<typeof RegistrationChanged>): Promise<void> {
    const { eventId, memberId, state, previousState, guestPassId } = event.payload;
    const kind = guestPassId ? undefined : toldOf(state, previousState);
    const facts = kind && (await eventFacts(tx, eventId));
    if (!kind || !facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: [memberId] });
  }

  @On(JointRegistrationChanged, { handler: 'notifications.joint_registration_changed' })
  async jointRegistrationChanged(tx: Tx, event: Of<typeof JointRegistrationChanged>): Promise<void> {
    const { jointEventId, memberId, state, before } = event.payload;
    const kind = toldOf(state, before);
    const facts = kind && (await jointEventFacts(tx, jointEventId));
    if (!kind || !facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: event.ownerTenantId ?? null, params: about(facts) }), to: [memberId] });
  }

  @On(EventCancelled, { handler: 'notifications.event_cancelled' })
  async eventCancelled(tx: Tx, event: Of<typeof EventCancelled>): Promise<void> {
    const { eventId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CANCELLED, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: await attendees(tx, eventId) });
  }

  @On(JointEventCancelled, { handler: 'notifications.joint_event_cancelled' })
  async jointEventCancelled(tx: Tx, event: Of<typeof JointEventCancelled>): Promise<void> {
    const { jointEventId, hostTenantId } = event.payload;
    const facts = await jointEventFacts(tx, jointEventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CANCELLED, { subject: { type: 'JointEvent', id: jointEventId }, partnerTenantId: hostTenantId, params: about(facts) }), to: await guestsAt(tx, jointEventId) });
  }

  @On(ProposalSuggested, { handler: 'notifications.proposal_suggested' })
  async proposalSuggested(tx: Tx, event: Of<typeof ProposalSuggested>): Promise<void> {
    const { proposalId, partnerTenantId } = event.payload;
    const title = await proposalTitle(tx, proposalId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PROPOSAL_SUGGESTED, { subject: { type: 'Proposal', id: proposalId }, partnerTenantId, params: { title } }), to: 'operators' });
  }

  @On(ProposalMutual, { handler: 'notifications.proposal_mutual' })
  async proposalMutual(tx: Tx, event: Of<typeof ProposalMutual>): Promise<void> {
    const { collaborationId, partnerTenantId } = event.payload;
    const title = await collaborationTitle(tx, collaborationId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PROPOSAL_MUTUAL, { subject: { type: 'Collaboration', id: collaborationId }, partnerTenantId, params: { title } }), to: 'operators' });
  }

  /** The board belongs to the federation's operators; communities look at it when they look for something. */
  @On(ListingPublished, { handler: 'notifications.listing_published' })
  async listingPublished(tx: Tx, event: Of<typeof ListingPublished>): Promise<void> {
    const { listingId } = event.payload;
    const facts = await listingFacts(tx, listingId);
    if (!facts) return;
    const { title, direction, ownerTenantId } = facts;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.LISTING_PUBLISHED, { subject: { type: 'Listing', id: listingId }, partnerTenantId: ownerTenantId, params: { title, direction } }), to: 'operators' });
  }
}
