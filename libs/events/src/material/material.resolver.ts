import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { isComing } from '../registration/registration.rules.js';
import { RegistrationService } from '../registration/registration.service.js';
import { EventMaterial } from './material.entity.js';
import { SetEventMaterialsInput, SetEventMaterialsResult } from './material.graphql.js';
import { Materials } from './material.service.js';

@Resolver(() => Event)
export class EventMaterialsResolver {
  constructor(
    private readonly service: Materials,
    private readonly registrations: RegistrationService,
  ) {}

  @Allow('events:register')
  @Mutation(() => SetEventMaterialsResult, { description: 'Says what there is to read or to see about an event. For operators and the organizer; FORBIDDEN for all others.' })
  setEventMaterials(@CurrentActor() actor: Actor, @Input() input: SetEventMaterialsInput): Promise<typeof SetEventMaterialsResult> {
    return this.service.set(actor, input);
  }

  @ResolveField(() => [EventMaterial], { description: 'What there is to read or to see about it. Shown to those who come or came and to its organizers; empty for all others.' })
  async materials(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<EventMaterial[]> {
    const mine = event.mine?.memberId === actor.id ? event.mine.registration : await this.registrations.ofViewer(context).load(event.id);
    if (!looksAfter(event, actor) && !isComing(mine)) return [];
    return (await this.service.ofEvents(context).load(event.id)) ?? [];
  }
}
