import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { Space } from '../space.entity.js';
import { SpaceRequest } from './request.entity.js';
import {
  DecideSpaceRequestInput, DecideSpaceRequestResult, RequestToJoinSpaceInput, RequestToJoinSpaceResult, SpaceRequestConnection, SpaceRequestFilter, WithdrawSpaceRequestInput, WithdrawSpaceRequestResult,
} from './request.graphql.js';
import { SpaceRequestService } from './request.service.js';

@Resolver(() => SpaceRequest)
export class SpaceRequestResolver {
  constructor(
    private readonly service: SpaceRequestService,
    private readonly members: MemberService,
  ) {}

  @Allow('posts:read')
  @Query(() => SpaceRequestConnection, { description: 'Requests to join that I answer, as a keeper of a space or as an operator; who waited longest first.' })
  async spaceRequests(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => SpaceRequestFilter) filter?: SpaceRequestFilter): Promise<SpaceRequestConnection> {
    return toConnection(await this.service.page(actor, page, filter ?? {}));
  }

  @Allow('posts:write')
  @Mutation(() => RequestToJoinSpaceResult, { description: 'Asks to join a closed space. Its keepers and the operators are told; asking twice is asking once.' })
  requestToJoinSpace(@CurrentActor() actor: Actor, @Input() input: RequestToJoinSpaceInput): Promise<typeof RequestToJoinSpaceResult> {
    return this.service.ask(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawSpaceRequestResult, { description: 'Takes my request to join back.' })
  withdrawSpaceRequest(@CurrentActor() actor: Actor, @Input() input: WithdrawSpaceRequestInput): Promise<typeof WithdrawSpaceRequestResult> {
    return this.service.withdraw(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => DecideSpaceRequestResult, { description: 'Lets somebody into a space, or declines with a reason. The person is told. For its keepers and operators.' })
  decideSpaceRequest(@CurrentActor() actor: Actor, @Input() input: DecideSpaceRequestInput): Promise<typeof DecideSpaceRequestResult> {
    return this.service.decide(actor, input);
  }

  @ResolveField(() => Space, { nullable: true, description: 'The space; null when I do not find it (any more).' })
  space(@Parent() request: SpaceRequest, @Context() context: GraphqlContext): Promise<Space | undefined> {
    return this.service.spaces(context).load(request.spaceId);
  }

  @ResolveField(() => Member, { description: 'Who asks.' })
  member(@Parent() request: SpaceRequest, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(request.memberId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who answered; null while nobody did.' })
  decidedBy(@Parent() request: SpaceRequest, @Context() context: GraphqlContext): Promise<Member | undefined> | null {
    return request.decidedById && this.members.loader(context).load(request.decidedById);
  }
}
