import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { CreateSpaceInput, CreateSpaceResult, SpaceConnection } from './space.graphql.js';
import { SpaceService } from './space.service.js';

@Resolver()
export class SpaceResolver {
  constructor(private readonly service: SpaceService) {}

  @Allow('posts:read')
  @Query(() => SpaceConnection, { description: 'The spaces of this community that I can find, in their order.' })
  async spaces(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<SpaceConnection> {
    return toConnection(await this.service.page(actor, page));
  }

  @Allow('spaces:manage')
  @Mutation(() => CreateSpaceResult, { description: 'Opens a space, behind the others. A CLOSED or SECRET one begins with its maker alone.' })
  createSpace(@CurrentActor() actor: Actor, @Input() input: CreateSpaceInput): Promise<typeof CreateSpaceResult> {
    return this.service.create(actor, input);
  }
}
