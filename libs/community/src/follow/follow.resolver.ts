import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member } from '#identity';
import { Space } from '../space/space.entity.js';
import { Tag } from '../tag/tag.entity.js';
import { FollowConnection, FollowInput, FollowResult, UnfollowInput, UnfollowResult } from './follow.graphql.js';
import { FollowService } from './follow.service.js';

@Resolver()
export class FollowResolver {
  constructor(private readonly service: FollowService) {}

  @Allow('posts:read')
  @Query(() => FollowConnection, { description: 'What I follow, latest first. Only I see it. Who has left, and a space that was closed to me, are not in it.' })
  async follows(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<FollowConnection> {
    return toConnection(await this.service.page(actor, page));
  }

  @Allow('posts:read')
  @Mutation(() => FollowResult, { description: 'Follows a space, a person or a tag: their posts are in my feed FOLLOWING. Nobody is told; what is written anonymously is not in it.' })
  follow(@CurrentActor() actor: Actor, @Input() input: FollowInput): Promise<typeof FollowResult> {
    return this.service.follow(actor, input);
  }

  @Allow('posts:read')
  @Mutation(() => UnfollowResult, { description: 'Follows it no longer.' })
  unfollow(@CurrentActor() actor: Actor, @Input() input: UnfollowInput): Promise<typeof UnfollowResult> {
    return this.service.unfollow(actor, input);
  }
}

const FOLLOWED = { description: 'Whether I follow it. Only I see it.' };

@Resolver(() => Space)
export class SpaceFollowResolver {
  constructor(private readonly service: FollowService) {}

  @ResolveField(() => Boolean, FOLLOWED)
  async isFollowed(@Parent() { id }: Space, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.service.isFollowed(context).load(id)) ?? false;
  }
}

@Resolver(() => Tag)
export class TagFollowResolver {
  constructor(private readonly service: FollowService) {}

  @ResolveField(() => Boolean, FOLLOWED)
  async isFollowed(@Parent() { id }: Tag, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.service.isFollowed(context).load(id)) ?? false;
  }
}

@Resolver(() => Member)
export class MemberFollowResolver {
  constructor(private readonly service: FollowService) {}

  @ResolveField(() => Boolean, { description: 'Whether I follow this person. Only I see it.' })
  async isFollowed(@Parent() { id }: Member, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.service.isFollowed(context).load(id)) ?? false;
  }
}
