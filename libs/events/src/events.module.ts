import { Module, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Actor, type Node, registerNode } from '#graphql-kit';
import { AttendanceResolver, EventAttendanceResolver } from './attendance/attendance.resolver.js';
import { Attendances } from './attendance/attendance.service.js';
import { CalendarFeed } from './calendar/feed.entity.js';
import { CalendarFeedResolver, EventCalendarResolver } from './calendar/feed.resolver.js';
import { CalendarFeeds } from './calendar/feed.service.js';
import { CheckInHelper } from './checkin/checkin.entity.js';
import { CheckInCodes } from './checkin/codes.service.js';
import { CheckInDeskResolver, CheckInHelperResolver, EventDoorResolver, GuestCodeResolver, RegistrationCodeResolver } from './checkin/desk.resolver.js';
import { CheckInDesks } from './checkin/desk.service.js';
import { CheckInDoor } from './checkin/door.service.js';
import { CheckInHelpers } from './checkin/helper.service.js';
import { WorkDeclaration } from './declaration/declaration.entity.js';
import { EventDeclarationsResolver, WorkDeclarationResolver } from './declaration/declaration.resolver.js';
import { WorkDeclarations } from './declaration/declaration.service.js';
import { CoHostResolver } from './cohost/co-host.resolver.js';
import { CoHosts } from './cohost/co-host.service.js';
import { EventEditingResolver } from './event/editing.resolver.js';
import { EventEditing } from './event/editing.service.js';
import { Event } from './event/event.entity.js';
import { EventResolver } from './event/event.resolver.js';
import { EventService } from './event/event.service.js';
import { LeftHosts } from './event/host.handlers.js';
import { ExplanationResolver } from './explanation/explanation.resolver.js';
import { Explanations } from './explanation/explanation.service.js';
import { GroupResolver } from './group/group.resolver.js';
import { Groups } from './group/group.service.js';
import { GuestResolver } from './guest/guest.resolver.js';
import { Guests } from './guest/guest.service.js';
import { SeatHold } from './hold/hold.entity.js';
import { EventHoldsResolver, SeatHoldResolver } from './hold/hold.resolver.js';
import { SeatHolds } from './hold/hold.service.js';
import { EventMaterialsResolver } from './material/material.resolver.js';
import { Materials } from './material/material.service.js';
import { SeatOffer } from './offer/offer.entity.js';
import { EventOffersResolver, SeatOfferResolver } from './offer/offer.resolver.js';
import { SeatOffers } from './offer/offer.service.js';
import { RecordResolver } from './record/record.resolver.js';
import { Records } from './record/record.service.js';
import { Registration } from './registration/registration.entity.js';
import { LeftParticipants } from './registration/leaving.handlers.js';
import { RegistrationResolver } from './registration/registration.resolver.js';
import { RegistrationService } from './registration/registration.service.js';
import { DatePoll, DatePollOption } from './poll/poll.entity.js';
import { DatePollHandlers } from './poll/poll.handlers.js';
import { DatePollResolver, EventDatePollResolver } from './poll/poll.resolver.js';
import { DatePolls } from './poll/poll.service.js';
import { FirstEventHandlers } from './proposal/first-event.handlers.js';
import { EventProposal } from './proposal/proposal.entity.js';
import { EventProposalResolver } from './proposal/proposal.resolver.js';
import { EventProposals } from './proposal/proposal.service.js';
import { RunSheetResolver } from './runsheet/run-sheet.resolver.js';
import { RunSheets } from './runsheet/run-sheet.service.js';
import { EventSeries } from './series/series.entity.js';
import { EventSeriesResolver, SeriesResolver } from './series/series.resolver.js';
import { SeriesService } from './series/series.service.js';
import { EventSpeaker } from './speaker/speaker.entity.js';
import { EventSpeakersResolver, SpeakerResolver } from './speaker/speaker.resolver.js';
import { Speakers } from './speaker/speaker.service.js';
import { Drafting } from './wish/drafting.service.js';
import { DatePollLinksResolver, EventThemeResolver, WishEventResolver, WishOfferResolver } from './wish/theme-links.resolver.js';
import { WishTheme } from './wish/theme.entity.js';
import { WishResolver } from './wish/wish.resolver.js';
import { Wishes } from './wish/wish.service.js';
import { EventSurveyHandlers } from './survey/survey.handlers.js';
import { EventSurveyResolver } from './survey/survey.resolver.js';
import { EventSurveys } from './survey/survey.service.js';

const services = [EventEditing, SeriesService, Speakers, Materials, SeatHolds, Guests, SeatOffers, CalendarFeeds, Groups, WorkDeclarations, Explanations, Records, CheckInCodes, CheckInDoor, CheckInDesks, CheckInHelpers, Attendances, EventSurveys];
/** What leads to an event: wishes, dates that people can, and who prepares it with whom. */
const beforehand = [Wishes, Drafting, DatePolls, RunSheets, CoHosts, WishResolver, WishEventResolver, WishOfferResolver, EventThemeResolver, DatePollResolver, DatePollLinksResolver, EventDatePollResolver, RunSheetResolver, CoHostResolver, EventProposals, EventProposalResolver];

const resolvers = [
  EventResolver, EventEditingResolver, RegistrationResolver, SeriesResolver, EventSeriesResolver, SpeakerResolver, EventSpeakersResolver, EventMaterialsResolver,
  SeatHoldResolver, EventHoldsResolver, GuestResolver, SeatOfferResolver, EventOffersResolver, CalendarFeedResolver, EventCalendarResolver,
  CheckInDeskResolver, CheckInHelperResolver, EventDoorResolver, RegistrationCodeResolver, GuestCodeResolver, AttendanceResolver, EventAttendanceResolver, EventSurveyResolver,
  GroupResolver, WorkDeclarationResolver, EventDeclarationsResolver, ExplanationResolver, RecordResolver,
];

type Reader<T> = { byIds(actor: Actor, ids: readonly string[]): Promise<T[] | Map<string, T>> };

/** Events and registrations alone, for parts that make them and hear of them: they need no files and no API. */
@Module({ providers: [EventService, RegistrationService], exports: [EventService, RegistrationService] })
export class EventsCoreModule {}

/** Events, who comes to them, and who waits. */
@Module({ imports: [EventsCoreModule], providers: [...services, ...resolvers, ...beforehand], exports: [EventsCoreModule, CalendarFeeds] })
export class EventsModule {
  constructor(private readonly parts: ModuleRef) {
    this.register(Event, EventService);
    this.register(Registration, RegistrationService);
    this.register(EventSpeaker, Speakers);
    this.register(EventSeries, SeriesService);
    this.register(SeatHold, SeatHolds);
    this.register(SeatOffer, SeatOffers);
    this.register(CalendarFeed, CalendarFeeds);
    this.register(CheckInHelper, CheckInHelpers);
    this.register(WorkDeclaration, WorkDeclarations);
    this.register(WishTheme, Wishes, 'wishes:read');
    this.register(DatePoll, DatePolls, 'wishes:read');
    this.register(EventProposal, EventProposals, 'events:propose');
    registerNode(DatePollOption, async (ids, { caller: { actor } }) => (actor?.permissions.has('wishes:read') ? this.parts.get(DatePolls, { strict: false }).optionsByIds(actor, ids) : []));
  }

  /** For callers who may read events, or wishes; which of them they may see, each part says itself. */
  private register<T extends Node>(type: Type<T>, service: Type<Reader<T>>, permission = 'events:read'): void {
    registerNode(type, async (ids, { caller: { actor } }) => (actor?.permissions.has(permission) ? [...(await this.parts.get(service, { strict: false }).byIds(actor, ids)).values()] : []));
  }
}

/** What the worker does of it. */
@Module({ imports: [EventsCoreModule], providers: [LeftHosts, LeftParticipants, DatePollHandlers, FirstEventHandlers, EventSurveyHandlers] })
export class EventHandlersModule {}
