import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { DrawEventGroupsInput, DrawEventGroupsResult, EventGroupConnection } from './group.graphql.js';
import { Groups } from './group.service.js';

@Resolver()
export class GroupResolver {
  constructor(private readonly groups: Groups) {}

  @Allow('events:read')
  @Query(() => EventGroupConnection, { description: 'Who sits with whom at an event, by the number of the group. For those who come and for its organizers; empty for all others, and until groups were drawn.' })
  async eventGroups(@CurrentActor() actor: Actor, @IdArg('Event', 'eventId') eventId: EventId, @Args() page: ConnectionArgs): Promise<EventGroupConnection> {
    return toConnection(await this.groups.page(actor, eventId, page));
  }

  @Allow('events:register')
  @Mutation(() => DrawEventGroupsResult, { description: 'Puts those who have a seat into groups of three to five, departments mixed; earlier groups are given up, and everybody in one is told. For operators and the organizer; FORBIDDEN for all others.' })
  drawEventGroups(@CurrentActor() actor: Actor, @Input() input: DrawEventGroupsInput): Promise<typeof DrawEventGroupsResult> {
    return this.groups.draw(actor, input);
  }
}
