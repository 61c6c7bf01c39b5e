import { Injectable } from '@nestjs/common';
import { CoHostNamed, DateChosen, DatePollEnded, EventCreated, EventProposalDecided, EventProposed, FirstEvent, WishPlanned } from '#events/events';
import type { MemberId } from '#kernel';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, about, content } from './content.js';
import { eventFacts } from './events.queries.js';
import { pollFacts, proposalTitle, respondentsOf, themeOf, votersOf } from './wishes.queries.js';

/** Who is told on the way from a wish to an event. A draft is a subject for those who prepare it only: all others are led to the date poll. */
@Injectable()
export class WishesHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(WishPlanned, { handler: 'notifications.wish_planned' })
  async wishPlanned(tx: Tx, event: Of<typeof WishPlanned>): Promise<void> {
    const { themeId, eventId, pollId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    const params = { title: facts.title };
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_DRAFTED, { subject: { type: 'Event', id: eventId }, params }), to: [facts.organizerId] });
    const voters = (await votersOf(tx, themeId)).filter((id) => id !== facts.organizerId);
    await this.notifier.notify(tx, { ...content(event, NotificationKind.WISH_PLANNED, { subject: { type: 'DatePoll', id: pollId }, params }), to: voters });
  }

  /** Beside the announcement that everybody gets: this is what they wished for. */
  @On(EventCreated, { handler: 'notifications.wish_announced' })
  async wishAnnounced(tx: Tx, event: Of<typeof EventCreated>): Promise<void> {
    const { eventId } = event.payload;
    const theme = await themeOf(tx, eventId);
    const facts = theme && (await eventFacts(tx, eventId));
    if (!theme || !facts) return;
    const to = (await votersOf(tx, theme.id)).filter((id) => id !== facts.organizerId);
    await this.notifier.notify(tx, { ...content(event, NotificationKind.WISH_ANNOUNCED, { subject: { type: 'Event', id: eventId }, params: about(facts) }), to });
  }

  @On(CoHostNamed, { handler: 'notifications.co_host_named' })
  async coHostNamed(tx: Tx, event: Of<typeof CoHostNamed>): Promise<void> {
    const { eventId, memberId, byMemberId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.CO_HOST_NAMED, { subject: { type: 'Event', id: eventId }, actorId: byMemberId as MemberId | null, params: { title: facts.title, ...(byMemberId ? { outcome: 'ASKED' } : {}) } }), to: [memberId as MemberId] });
  }

  @On(DatePollEnded, { handler: 'notifications.date_poll_ended' })
  async datePollEnded(tx: Tx, event: Of<typeof DatePollEnded>): Promise<void> {
    const { pollId } = event.payload;
    const facts = await pollFacts(tx, pollId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.DATE_POLL_ENDED, { subject: { type: 'DatePoll', id: pollId }, params: { title: facts.title } }), to: facts.hosts });
  }

  @On(DateChosen, { handler: 'notifications.date_chosen' })
  async dateChosen(tx: Tx, event: Of<typeof DateChosen>): Promise<void> {
    const { pollId, byMemberId } = event.payload;
    const facts = await pollFacts(tx, pollId);
    if (!facts) return;
    const to = (await respondentsOf(tx, pollId)).filter((id) => id !== byMemberId);
    await this.notifier.notify(tx, { ...content(event, NotificationKind.DATE_CHOSEN, { subject: { type: 'DatePoll', id: pollId }, params: about(facts) }), to });
  }

  @On(EventProposed, { handler: 'notifications.event_proposed' })
  async eventProposed(tx: Tx, event: Of<typeof EventProposed>): Promise<void> {
    const { proposalId, memberId } = event.payload;
    const title = await proposalTitle(tx, proposalId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_PROPOSED, { subject: { type: 'EventProposal', id: proposalId }, actorId: memberId as MemberId, params: { title } }), to: 'operators' });
  }

  @On(EventProposalDecided, { handler: 'notifications.event_proposal_decided' })
  async eventProposalDecided(tx: Tx, event: Of<typeof EventProposalDecided>): Promise<void> {
    const { proposalId, memberId, byMemberId, outcome } = event.payload;
    const title = await proposalTitle(tx, proposalId);
    if (!title || memberId === byMemberId) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_PROPOSAL_DECIDED, { subject: { type: 'EventProposal', id: proposalId }, params: { title, outcome } }), to: [memberId as MemberId] });
  }

  @On(FirstEvent, { handler: 'notifications.first_event' })
  async firstEvent(tx: Tx, event: Of<typeof FirstEvent>): Promise<void> {
    const { eventId, memberId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.FIRST_EVENT, { subject: { type: 'Event', id: eventId }, params: about(facts) }), to: [memberId as MemberId] });
  }
}
