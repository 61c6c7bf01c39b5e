import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { notFound } from '#kernel';
import { Event, type EventSeriesId } from '../event/event.entity.js';
import { EventConnection } from '../event/event.graphql.js';
import { EventService } from '../event/event.service.js';
import { EventSeries } from './series.entity.js';
import { CreateEventSeriesInput, CreateEventSeriesResult, EventSeriesConnection, EventTimes, EventTimesInput } from './series.graphql.js';
import { SeriesService } from './series.service.js';

@Resolver(() => EventSeries)
export class SeriesResolver {
  constructor(
    private readonly series: SeriesService,
    private readonly eventService: EventService,
  ) {}

  @Allow('members:read')
  @Query(() => EventSeriesConnection, { description: 'The series of events of this community, newest first.' })
  async eventSeriesList(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<EventSeriesConnection> {
    return toConnection(await this.series.page(actor, page));
  }

  @Allow('members:read')
  @Query(() => EventSeries, { description: 'One series of events.' })
  async eventSeries(@CurrentActor() actor: Actor, @IdArg('EventSeries') id: EventSeriesId): Promise<EventSeries> {
    const [one] = await this.series.byIds(actor, [id]);
    if (!one) throw notFound();
    return one;
  }

  @Allow('events:manage')
  @Query(() => EventTimes, { description: 'What comes of times on the clock of a zone and of a recurrence, to be looked at before an event is made: nothing is kept.' })
  eventTimes(@Input() input: EventTimesInput): EventTimes {
    return this.series.times(input);
  }

  @Allow('events:manage')
  @Mutation(() => CreateEventSeriesResult, { description: 'Makes a series whose events are made one by one, such as interviews.' })
  createEventSeries(@CurrentActor() actor: Actor, @Input() input: CreateEventSeriesInput): Promise<typeof CreateEventSeriesResult> {
    return this.series.create(actor, input);
  }

  @ResolveField(() => EventConnection, { description: 'Its announced events, soonest first.' })
  async events(@Parent() one: EventSeries, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<EventConnection> {
    return toConnection(await this.eventService.page(actor, page, { seriesId: one.id }));
  }
}

@Resolver(() => Event)
export class EventSeriesResolver {
  constructor(private readonly service: SeriesService) {}

  @ResolveField(() => EventSeries, { nullable: true, description: 'The series that it belongs to; null when it belongs to none.' })
  async series(@Parent() event: Event, @Context() context: GraphqlContext): Promise<EventSeries | null> {
    return event.seriesId ? ((await this.service.loader(context).load(event.seriesId)) ?? null) : null;
  }
}
