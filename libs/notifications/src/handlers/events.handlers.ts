import { Injectable } from '@nestjs/common';
import { EventCancelled, EventChanged, EventCreated, EventHandedOver, EventHostLeft, EventNear, EventSurveyAsked, GroupsDrawn, RegistrationChanged, SeatOfferAnswered, SeatOffered, SpeakerAnswered, SpeakerAsked } from '#events/events';
import { On } from '#messaging';
import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { toldOf } from '../registration.rules.js';
import { isTimely } from '../reminder.rules.js';
import { type Of, about, content } from './content.js';
import { attendees, eventFacts, grouped, toRemind } from './events.queries.js';

/** Who is told of the community's own events. */
@Injectable()
export class EventsHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(EventCreated, { handler: 'notifications.event_announced' })
  async eventAnnounced(tx: Tx, event: Of<typeof EventCreated>): Promise<void> {
    if (event.payload.isFurther) return;
    const facts = await eventFacts(tx, event.payload.eventId);
    if (!facts) return;
    const { organizerId: actorId, partnerTenantId } = facts;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_ANNOUNCED, { subject: { type: 'Event', id: event.payload.eventId }, actorId, partnerTenantId, params: about(facts) }), to: 'everyone' });
  }

  /** Who came by a guest pass is told by their own community, which hears of it as JointRegistrationChanged. */
  @On(RegistrationChanged, { handler: 'notifications.registration_changed' })
  async registrationChanged(tx: Tx, event: Of<typeof RegistrationChanged>): Promise<void> {
    const { eventId, memberId, state, previousState, guestPassId } = event.payload;
    if (state === 'REQUESTED') return this.tell(tx, event, NotificationKind.REGISTRATION_REQUESTED, { eventId, actorId: memberId, to: 'organizer' });
    const kind = guestPassId ? undefined : toldOf(state, previousState);
    const facts = kind && (await eventFacts(tx, eventId));
    if (!kind || !facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: [memberId] });
  }

  @On(EventCancelled, { handler: 'notifications.event_cancelled' })
  async eventCancelled(tx: Tx, event: Of<typeof EventCancelled>): Promise<void> {
    const { eventId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CANCELLED, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: await attendees(tx, eventId) });
  }

  /** Once for each person and edit, about the first of the events that they come to. */
  @On(EventChanged, { handler: 'notifications.event_changed' })
  async eventChanged(tx: Tx, event: Of<typeof EventChanged>): Promise<void> {
    const { eventIds, matters } = event.payload;
    if (matters.length === 0) return;
    const told = new Set<MemberId>();
    for (const eventId of eventIds) {
      const to = (await attendees(tx, eventId)).filter((id) => !told.has(id));
      if (to.length > 0) await this.tell(tx, event, NotificationKind.EVENT_CHANGED, { eventId, outcome: [...matters].sort().reverse().join('_'), to });
      for (const id of to) told.add(id);
    }
  }

  @On(EventNear, { handler: 'notifications.event_near' })
  async eventNear(tx: Tx, event: Of<typeof EventNear>): Promise<void> {
    const { eventId, before, startsAt } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts?.isOn || !isTimely({ before, startsAt: new Date(startsAt) }, facts.startsAt, tx.now)) return;
    await this.tell(tx, event, NotificationKind.EVENT_REMINDER, { eventId, outcome: before, to: await toRemind(tx, eventId, { before, startsAt }) });
  }

  @On(GroupsDrawn, { handler: 'notifications.groups_drawn' })
  async groupsDrawn(tx: Tx, event: Of<typeof GroupsDrawn>): Promise<void> {
    const { eventId, byMemberId: actorId } = event.payload;
    await this.tell(tx, event, NotificationKind.GROUPS_DRAWN, { eventId, actorId, to: await grouped(tx, eventId) });
  }

  @On(EventHostLeft, { handler: 'notifications.event_host_left' })
  hostLeft(tx: Tx, event: Of<typeof EventHostLeft>): Promise<void> {
    return this.tell(tx, event, NotificationKind.EVENT_HOST_LEFT, { eventId: event.payload.eventId, to: 'operators' });
  }

  @On(EventHandedOver, { handler: 'notifications.event_handed_over' })
  async handedOver(tx: Tx, event: Of<typeof EventHandedOver>): Promise<void> {
    const { eventId, memberId, byMemberId: actorId } = event.payload;
    await this.tell(tx, event, NotificationKind.EVENT_HANDED_OVER, { eventId, actorId, to: [memberId] });
  }

  @On(SpeakerAsked, { handler: 'notifications.speaker_asked' })
  async speakerAsked(tx: Tx, event: Of<typeof SpeakerAsked>): Promise<void> {
    const { eventId, memberId, byMemberId: actorId } = event.payload;
    await this.tell(tx, event, NotificationKind.SPEAKER_ASKED, { eventId, actorId, to: [memberId] });
  }

  @On(SpeakerAnswered, { handler: 'notifications.speaker_answered' })
  async speakerAnswered(tx: Tx, event: Of<typeof SpeakerAnswered>): Promise<void> {
    const { eventId, memberId: actorId, askedBy, agrees } = event.payload;
    await this.tell(tx, event, NotificationKind.SPEAKER_ANSWERED, { eventId, actorId, outcome: agrees ? 'AGREED' : 'DECLINED', to: [askedBy] });
  }

  @On(SeatOffered, { handler: 'notifications.seat_offered' })
  async seatOffered(tx: Tx, event: Of<typeof SeatOffered>): Promise<void> {
    const { eventId, fromMemberId: actorId, toMemberId } = event.payload;
    await this.tell(tx, event, NotificationKind.SEAT_OFFERED, { eventId, actorId, to: [toMemberId] });
  }

  @On(SeatOfferAnswered, { handler: 'notifications.seat_offer_answered' })
  async seatOfferAnswered(tx: Tx, event: Of<typeof SeatOfferAnswered>): Promise<void> {
    const { eventId, toMemberId: actorId, fromMemberId, accepts } = event.payload;
    await this.tell(tx, event, NotificationKind.SEAT_OFFER_ANSWERED, { eventId, actorId, outcome: accepts ? 'ACCEPTED' : 'DECLINED', to: [fromMemberId] });
  }

  @On(EventSurveyAsked, { handler: 'notifications.event_survey' })
  surveyAsked(tx: Tx, event: Of<typeof EventSurveyAsked>): Promise<void> {
    return this.tell(tx, event, NotificationKind.EVENT_SURVEY, { eventId: event.payload.eventId, to: event.payload.memberIds as MemberId[] });
  }

  private async tell(tx: Tx, fact: Parameters<typeof content>[0], kind: NotificationKind, { eventId, actorId = null, outcome, to }: Told): Promise<void> {
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    const params = { ...about(facts), ...(outcome ? { outcome } : {}) };
    await this.notifier.notify(tx, { ...content(fact, kind, { subject: { type: 'Event', id: eventId }, actorId, partnerTenantId: facts.partnerTenantId, params }), to: to === 'organizer' ? [facts.organizerId] : to });
  }
}

interface Told {
  eventId: string;
  actorId?: MemberId | null;
  outcome?: string;
  to: readonly MemberId[] | 'operators' | 'organizer';
}
