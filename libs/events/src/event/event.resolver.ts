import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, forbidden } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { SignUpQuestionType } from '../registration/question.graphql.js';
import { Registration } from '../registration/registration.entity.js';
import { RegistrationArgs, RegistrationConnection } from '../registration/registration.graphql.js';
import { pageKey } from '../registration/registration.queries.js';
import { isComing } from '../registration/registration.rules.js';
import { RegistrationService } from '../registration/registration.service.js';
import { Event, type EventId, EventStatus } from './event.entity.js';
import { CancelEventInput, CancelEventResult, CreateEventInput, CreateEventResult, EventConnection, EventFilter, EventWhen } from './event.graphql.js';
import { looksAfter, stateOf } from './event.rules.js';
import { EventService } from './event.service.js';

@Resolver(() => Event)
export class EventResolver {
  constructor(
    private readonly eventService: EventService,
    private readonly registrationService: RegistrationService,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  @Allow('events:read')
  @Query(() => EventConnection, { description: 'The announced events of this community: UPCOMING, soonest first, or PAST, latest first, or those of a span of time or a series. A guest sees those that they come to.' })
  async events(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => EventFilter) filter?: EventFilter): Promise<EventConnection> {
    return toConnection(await this.eventService.page(actor, page, { ...filter, ...(isOpen(filter) ? { when: EventWhen.UPCOMING } : {}) }));
  }

  @Allow('events:read')
  @Query(() => Event, { description: 'One event.' })
  event(@CurrentActor() actor: Actor, @IdArg('Event') id: EventId): Promise<Event> {
    return this.eventService.get(actor, id);
  }

  @Allow('events:manage')
  @Mutation(() => CreateEventResult, { description: 'Announces an event.' })
  createEvent(@CurrentActor() actor: Actor, @Input() input: CreateEventInput): Promise<typeof CreateEventResult> {
    return this.eventService.create(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => CancelEventResult, { description: 'Calls an event off. The registrations stay, so that everybody can be told. For operators and the organizer; FORBIDDEN for all others.' })
  cancelEvent(@CurrentActor() actor: Actor, @Input() input: CancelEventInput): Promise<typeof CancelEventResult> {
    return this.eventService.cancel(actor, input);
  }

  @ResolveField(() => EventStatus, { description: 'Where it is in its life.' })
  status(@Parent() event: Event): EventStatus {
    return EventStatus[stateOf(event, this.clock.now())];
  }

  @ResolveField(() => [SignUpQuestionType], { description: 'What is asked at sign-up, in its order.' })
  questions(@Parent() event: Event): SignUpQuestionType[] {
    return event.questions as SignUpQuestionType[];
  }

  @ResolveField(() => Boolean, { description: 'Whether I look after it: as an operator, or because I organize it.' })
  viewerCanEdit(@Parent() event: Event, @CurrentActor() actor: Actor): boolean {
    return looksAfter(event, actor);
  }

  @ResolveField(() => Member, { description: 'Who organizes it.' })
  organizer(@Parent() event: Event, @Context() context: GraphqlContext): Member | Promise<Member | undefined> {
    return event.organizer ?? this.members.loader(context).load(event.organizerId);
  }

  @ResolveField(() => Registration, { nullable: true, description: 'My registration, also when I cancelled it; null when I never registered.' })
  async viewerRegistration(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<Registration | null> {
    if (event.mine?.memberId === actor.id) return event.mine.registration;
    return (await this.registrationService.ofViewer(context).load(event.id)) ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The place. Shown to those who are REGISTERED and to its organizers; null for all others, and when there is none.' })
  async place(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.mayKnowWhere(event, actor, context)) ? event.place : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The address to take part from afar. Shown to those who are REGISTERED and to its organizers; null for all others, and when there is none.' })
  async onlineUrl(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.mayKnowWhere(event, actor, context)) ? event.onlineUrl : null;
  }

  @ResolveField(() => RegistrationConnection, { description: 'Who registered, in the order of arrival. For operators and the organizer; FORBIDDEN for all others.' })
  async registrations(@Parent() event: Event, @CurrentActor() actor: Actor, @Args() args: RegistrationArgs, @Context() context: GraphqlContext): Promise<RegistrationConnection> {
    // Guards do not run on fields.
    if (!looksAfter(event, actor)) throw forbidden();
    const page = await this.registrationService.pages(context).load(pageKey({ ...args, eventId: event.id }));
    return toConnection(page!);
  }

  private async mayKnowWhere(event: Event, actor: Actor, context: GraphqlContext): Promise<boolean> {
    return looksAfter(event, actor) || isComing(await this.viewerRegistration(event, actor, context));
  }
}

/** A list that says nothing of time shows what is to come. */
const isOpen = (filter: EventFilter | undefined): boolean => !filter?.when && !filter?.from && !filter?.until && !filter?.seriesId;
