import { Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { isComing, waits } from '../registration/registration.rules.js';
import { RegistrationService } from '../registration/registration.service.js';
import { CalendarFeed } from './feed.entity.js';
import { CreateCalendarFeedInput, CreateCalendarFeedResult, RevokeCalendarFeedInput, RevokeCalendarFeedResult } from './feed.graphql.js';
import { CalendarFeeds } from './feed.service.js';
import { file } from './ical.rules.js';

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Allow('members:read')
  @Query(() => [CalendarFeed], { description: 'My addresses for calendar programs that were not revoked: at most one of each kind.' })
  calendarFeeds(@CurrentActor() actor: Actor): Promise<CalendarFeed[]> {
    return this.feeds.ofMember(actor);
  }

  @Allow('joint-events:register')
  @Mutation(() => CreateCalendarFeedResult, { description: 'Makes an address by which a calendar program reads events without a sign-in. Whoever has it reads what it shows.' })
  createCalendarFeed(@CurrentActor() actor: Actor, @Input() input: CreateCalendarFeedInput): Promise<typeof CreateCalendarFeedResult> {
    return this.feeds.create(actor, input.scope);
  }

  @Allow('joint-events:register')
  @Mutation(() => RevokeCalendarFeedResult, { description: 'From now on the address opens nothing.' })
  revokeCalendarFeed(@CurrentActor() actor: Actor, @Input() input: RevokeCalendarFeedInput): Promise<typeof RevokeCalendarFeedResult> {
    return this.feeds.revoke(actor, input.feedId);
  }

  @ResolveField(() => String, { description: 'Where it is read, below the address of this server.' })
  path(@Parent() feed: CalendarFeed): string {
    return this.feeds.path(feed);
  }
}

@Resolver(() => Event)
export class EventCalendarResolver {
  constructor(private readonly registrations: RegistrationService) {}

  @ResolveField(() => String, { description: 'It as an iCalendar file, to be put into a calendar. The place is in it for those who are shown it.' })
  async calendarFile(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<string> {
    const mine = event.mine?.memberId === actor.id ? event.mine.registration : await this.registrations.ofViewer(context).load(event.id);
    const knowsWhere = looksAfter(event, actor) || isComing(mine);
    const where = knowsWhere ? [event.place, event.onlineUrl].filter(Boolean).join(' ') || null : null;
    return file({ ...event, where, url: null, isCancelled: event.cancelledAt !== null, isTentative: waits(mine) });
  }
}
