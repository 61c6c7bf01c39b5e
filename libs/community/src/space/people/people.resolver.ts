import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import type { SpaceId } from '../space.entity.js';
import { SetSpaceLevelInput, SetSpaceLevelResult } from '../space.graphql.js';
import {
  AddToSpaceInput, AddToSpaceResult, LeaveSpaceInput, LeaveSpaceResult, RemoveFromSpaceInput, RemoveFromSpaceResult, SetSpaceRoleInput, SetSpaceRoleResult, SpacePersonConnection,
} from './people.graphql.js';
import { SpacePeopleService } from './people.service.js';

@Resolver()
export class SpacePeopleResolver {
  constructor(private readonly service: SpacePeopleService) {}

  @Allow('posts:read')
  @Query(() => SpacePersonConnection, { description: 'The people of a closed or secret space, longest first; nobody in particular belongs to an open one. For its own people and operators.' })
  async spacePeople(@CurrentActor() actor: Actor, @IdArg('Space', 'spaceId') spaceId: SpaceId, @Args() page: ConnectionArgs): Promise<SpacePersonConnection> {
    return toConnection(await this.service.page(actor, spaceId, page));
  }

  @Allow('posts:write')
  @Mutation(() => AddToSpaceResult, { description: 'Lets members into a closed or secret space, and tells them. For its keepers and operators.' })
  addToSpace(@CurrentActor() actor: Actor, @Input() input: AddToSpaceInput): Promise<typeof AddToSpaceResult> {
    return this.service.add(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => SetSpaceRoleResult, { description: 'Makes one of its people a keeper of the space, or no longer. For its keepers and operators.' })
  setSpaceRole(@CurrentActor() actor: Actor, @Input() input: SetSpaceRoleInput): Promise<typeof SetSpaceRoleResult> {
    return this.service.setRole(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => RemoveFromSpaceResult, { description: 'Takes somebody out of a space; what the person wrote stays. For its keepers and operators.' })
  removeFromSpace(@CurrentActor() actor: Actor, @Input() input: RemoveFromSpaceInput): Promise<typeof RemoveFromSpaceResult> {
    return this.service.remove(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => LeaveSpaceResult, { description: 'Leaves a space that I belong to; what I wrote stays.' })
  leaveSpace(@CurrentActor() actor: Actor, @Input() input: LeaveSpaceInput): Promise<typeof LeaveSpaceResult> {
    return this.service.leave(actor, input.spaceId);
  }

  @Allow('posts:read')
  @Mutation(() => SetSpaceLevelResult, { description: 'Chooses how much of a space I wish to hear.' })
  setSpaceLevel(@CurrentActor() actor: Actor, @Input() { spaceId, level }: SetSpaceLevelInput): Promise<typeof SetSpaceLevelResult> {
    return this.service.setLevel(actor, spaceId, level);
  }
}
