import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { EventExplanation } from './explanation.graphql.js';
import { Explanations } from './explanation.service.js';

@Resolver(() => Event)
export class ExplanationResolver {
  constructor(private readonly explanations: Explanations) {}

  @Public()
  @Query(() => EventExplanation, { description: 'What the link about an event shows to somebody without an account. It needs no tenant: the link is all.' })
  eventExplanation(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() { http }: GraphqlContext): Promise<EventExplanation> {
    return this.explanations.open(secret, http?.address ?? 'unknown');
  }

  @ResolveField(() => String, { nullable: true, description: 'The last part of a link, `/for-managers/<secret>`, by which anybody reads what was announced about it, without the place and without an account; null for drafts and for guests.' })
  explanationSecret(@Parent() event: Event, @CurrentActor() actor: Actor): string | null {
    return actor.role === 'GUEST' ? null : this.explanations.secretOf(event);
  }
}
