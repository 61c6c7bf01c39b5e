import { z } from 'zod';
import { defineEvent } from '#messaging';

const states = z.enum(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED']);

/** An event of this tenant was announced. `collaborationId` when it is a joint event; `isFurther` when it came together with another one, of which people are told. */
export const EventCreated = defineEvent('events.event_created', z.object({ eventId: z.uuid(), collaborationId: z.uuid().optional(), isFurther: z.boolean().optional() }));

/** An event will not take place. The registrations stay as they were, so that it is known whom to tell. */
export const EventCancelled = defineEvent('events.event_cancelled', z.object({ eventId: z.uuid(), collaborationId: z.uuid().optional() }));

/** Announced events were changed together, the one that was edited first. `matters`: what those who come must hear of; empty when it was words only. */
export const EventChanged = defineEvent('events.event_changed', z.object({ eventIds: z.array(z.uuid()).min(1).max(500), matters: z.array(z.enum(['TIME', 'PLACE'])), collaborationId: z.uuid().optional() }));

/** Who organizes a coming event left the community: an operator can hand it over. */
export const EventHostLeft = defineEvent('events.host_left', z.object({ eventId: z.uuid() }));

/** Somebody organizes an event from now on. */
export const EventHandedOver = defineEvent('events.handed_over', z.object({ eventId: z.uuid(), memberId: z.uuid(), byMemberId: z.uuid() }));

/** It is a day, or an hour, until an event begins, if it still begins at `startsAt`: this is published long before it is heard. */
export const EventNear = defineEvent('events.event_near', z.object({ eventId: z.uuid(), before: z.enum(['DAY', 'HOUR']), startsAt: z.iso.datetime() }));

/** Those who come to an event were put into groups. */
export const GroupsDrawn = defineEvent('events.groups_drawn', z.object({ eventId: z.uuid(), byMemberId: z.uuid() }));

/** A member was asked to speak at an event. */
export const SpeakerAsked = defineEvent('events.speaker_asked', z.object({ eventId: z.uuid(), memberId: z.uuid(), byMemberId: z.uuid() }));

/** A member who was asked to speak said yes or no. */
export const SpeakerAnswered = defineEvent('events.speaker_answered', z.object({ eventId: z.uuid(), memberId: z.uuid(), askedBy: z.uuid(), agrees: z.boolean() }));

/** People wish to hear of a theme, somebody can talk about it, and so an event was drafted: those who wish to hear can say when they have time. */
export const WishPlanned = defineEvent('events.wish_planned', z.object({ themeId: z.uuid(), eventId: z.uuid(), pollId: z.uuid() }));

/** A coming event looks for somebody who prepares it together with its organizer, and nobody offered to. */
export const CoHostWanted = defineEvent('events.co_host_wanted', z.object({ eventId: z.uuid() }));

/** Somebody prepares an event together with its organizer from now on; null when it was found by itself. */
export const CoHostNamed = defineEvent('events.co_host_named', z.object({ eventId: z.uuid(), memberId: z.uuid(), byMemberId: z.uuid().nullable() }));

/** A member proposes an event, or proposes it again after it was returned. */
export const EventProposed = defineEvent('events.event_proposed', z.object({ proposalId: z.uuid(), memberId: z.uuid() }));

/** An operator approved a proposed event, or returned it with words. */
export const EventProposalDecided = defineEvent('events.event_proposal_decided', z.object({ proposalId: z.uuid(), memberId: z.uuid(), byMemberId: z.uuid(), outcome: z.enum(['APPROVED', 'RETURNED']) }));

/** The first event that somebody organizes here was announced; whether they agreed that the community celebrates it. */
export const FirstEvent = defineEvent('events.first_event', z.object({ eventId: z.uuid(), memberId: z.uuid(), mayCelebrate: z.boolean() }));

/** Nobody can answer a date poll any more, because its time came, and no date was chosen yet. */
export const DatePollEnded = defineEvent('events.date_poll_ended', z.object({ pollId: z.uuid() }));

/** One of the dates that people were asked for was chosen. */
export const DateChosen = defineEvent('events.date_chosen', z.object({ pollId: z.uuid(), eventId: z.uuid(), byMemberId: z.uuid() }));

/** Somebody offers their seat to another member. */
export const SeatOffered = defineEvent('events.seat_offered', z.object({ offerId: z.uuid(), eventId: z.uuid(), fromMemberId: z.uuid(), toMemberId: z.uuid() }));

/** A seat that was offered was taken, or not. */
export const SeatOfferAnswered = defineEvent('events.seat_offer_answered', z.object({ offerId: z.uuid(), eventId: z.uuid(), fromMemberId: z.uuid(), toMemberId: z.uuid(), accepts: z.boolean() }));

/** Somebody's registration came into another state; `previousState` is null at the first registration, `guestPassId` is there when it came by a guest pass. */
export const RegistrationChanged = defineEvent(
  'events.registration_changed',
  z.object({
    eventId: z.uuid(),
    registrationId: z.uuid(),
    memberId: z.uuid(),
    state: states,
    previousState: states.nullable(),
    cause: z.enum(['REGISTERED', 'WAITLISTED', 'CANCELLED', 'PROMOTED', 'REQUESTED', 'DECLINED', 'TRANSFERRED', 'CHECKED_IN', 'UNDONE']),
    guestPassId: z.uuid().optional(),
  }),
);

/** An event at which somebody was is over, unless it was moved since: they can be asked how it was. Heard once it ends. */
export const EventSurveyDue = defineEvent('events.survey_due', z.object({ eventId: z.uuid() }));

/** These members were at an event that is over, and are asked how it was. */
export const EventSurveyAsked = defineEvent('events.survey_asked', z.object({ eventId: z.uuid(), memberIds: z.array(z.uuid()).min(1).max(100_000) }));
