import { Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Event } from '../event/event.entity.js';
import { CoHosting, OfferToCoHostInput, OfferToCoHostResult, SetCoHostInput, SetCoHostResult, StepBackAsCoHostInput, StepBackAsCoHostResult } from './co-host.graphql.js';
import { CoHosts } from './co-host.service.js';

@Resolver(() => Event)
export class CoHostResolver {
  constructor(
    private readonly coHosts: CoHosts,
    private readonly members: MemberService,
  ) {}

  @Allow('wishes:read')
  @Query(() => CoHosting, { description: 'Who likes to prepare events with their organizers.' })
  coHosting(@CurrentActor() actor: Actor): Promise<CoHosting> {
    return this.coHosts.of(actor);
  }

  @Allow('events:propose')
  @Mutation(() => OfferToCoHostResult, { description: 'Says whether I like to prepare events with their organizers.' })
  offerToCoHost(@CurrentActor() actor: Actor, @Input() input: OfferToCoHostInput): Promise<typeof OfferToCoHostResult> {
    return this.coHosts.offer(actor, input.isWilling);
  }

  @Allow('events:register')
  @Mutation(() => SetCoHostResult, { description: 'Names who prepares an event together with its organizer, in place of who did so far. For operators and its organizers; FORBIDDEN for all others.' })
  setCoHost(@CurrentActor() actor: Actor, @Input() input: SetCoHostInput): Promise<typeof SetCoHostResult> {
    return this.coHosts.set(actor, input);
  }

  @Allow('events:propose')
  @Mutation(() => StepBackAsCoHostResult, { description: 'Says that I cannot help to prepare an event after all; somebody else is looked for.' })
  stepBackAsCoHost(@CurrentActor() actor: Actor, @Input() input: StepBackAsCoHostInput): Promise<typeof StepBackAsCoHostResult> {
    return this.coHosts.stepBack(actor, input.eventId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who prepares it together with the organizer; null while nobody does.' })
  async coHost(@Parent() event: Event, @Context() context: GraphqlContext): Promise<Member | null> {
    return event.coHostId ? ((await this.members.loader(context).load(event.coHostId)) ?? null) : null;
  }
}
