import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { ALUMNI } from '../reader.js';
import { RosterEntryConnection, RosterFilter } from './roster.graphql.js';
import { RosterService } from './roster.service.js';

@Resolver()
export class RosterResolver {
  constructor(private readonly roster: RosterService) {}

  @Allow('roster:manage', ALUMNI)
  @Query(() => RosterEntryConnection, { name: 'rosterEntries', description: "The organization's list of former employees or graduates, by number. For operators." })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => RosterFilter) filter?: RosterFilter): Promise<RosterEntryConnection> {
    return toConnection(await this.roster.page(actor, page, filter?.search));
  }
}
