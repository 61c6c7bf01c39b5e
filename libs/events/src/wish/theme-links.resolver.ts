import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defineLoader } from '#graphql-kit';
import type { GraphqlContext, LoaderOf } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event, type EventId } from '../event/event.entity.js';
import { EventService } from '../event/event.service.js';
import { DatePoll } from '../poll/poll.entity.js';
import { WishOffer, WishTheme } from './theme.entity.js';
import { Wishes } from './wish.service.js';

/** Events that the caller may see. */
const eventLoader = (service: EventService): LoaderOf<EventId, Event | undefined> =>
  defineLoader<EventId, Event>(async (ids, { caller: { actor } }) => (actor ? service.byIds(actor, ids) : new Map<EventId, Event>()));

/** From a theme to its event, and back. */
@Resolver(() => WishTheme)
export class WishEventResolver {
  private readonly events;

  constructor(service: EventService) {
    this.events = eventLoader(service);
  }

  @ResolveField(() => Event, { nullable: true, description: 'Its event, once it is announced; before that for its organizers. Null for all others, and when there is none.' })
  async event(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<Event | null> {
    return theme.eventId ? ((await this.events(context).load(theme.eventId)) ?? null) : null;
  }
}

@Resolver(() => WishOffer)
export class WishOfferResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Member, { description: 'Who offers it.' })
  member(@Parent() offer: WishOffer, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(offer.memberId);
  }
}

@Resolver(() => Event)
export class EventThemeResolver {
  constructor(private readonly wishes: Wishes) {}

  @ResolveField(() => WishTheme, { nullable: true, description: 'The theme of the wish board of which it was made; null when it was not, and for guests.' })
  async wishTheme(@Parent() event: Event, @Context() context: GraphqlContext): Promise<WishTheme | null> {
    return (await this.wishes.ofEvents(context).load(event.id)) ?? null;
  }
}

@Resolver(() => DatePoll)
export class DatePollLinksResolver {
  private readonly events;

  constructor(
    service: EventService,
    private readonly wishes: Wishes,
  ) {
    this.events = eventLoader(service);
  }

  @ResolveField(() => Event, { nullable: true, description: 'The event, once it is announced; before that for its organizers. Null for all others.' })
  async event(@Parent() poll: DatePoll, @Context() context: GraphqlContext): Promise<Event | null> {
    return (await this.events(context).load(poll.eventId)) ?? null;
  }

  @ResolveField(() => WishTheme, { nullable: true, description: 'The theme of the wish board that it is about; null when it is about none.' })
  async wishTheme(@Parent() poll: DatePoll, @Context() context: GraphqlContext): Promise<WishTheme | null> {
    return (await this.wishes.ofEvents(context).load(poll.eventId)) ?? null;
  }
}
