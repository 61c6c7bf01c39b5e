import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { Member } from '#identity';
import { ALUMNI } from '../reader.js';
import { Interested, Opportunity, type OpportunityId } from './opportunity.entity.js';
import { OpportunityConnection, OpportunityFilter, PostOpportunityInput, PostOpportunityResult, ShowInterestInput, ShowInterestResult, WithdrawInterestInput, WithdrawInterestResult, WithdrawOpportunityInput, WithdrawOpportunityResult } from './opportunity.graphql.js';
import { OpportunityService } from './opportunity.service.js';

@Resolver(() => Opportunity)
export class OpportunityResolver {
  constructor(private readonly service: OpportunityService) {}

  @Allow('alumni:read', ALUMNI)
  @Query(() => OpportunityConnection, { description: 'What members offer each other, newest first. Empty until I am verified.' })
  async opportunities(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => OpportunityFilter) filter?: OpportunityFilter): Promise<OpportunityConnection> {
    return toConnection(await this.service.page(actor, page, filter ?? {}));
  }

  @Allow('alumni:read', ALUMNI)
  @Query(() => Opportunity, { description: 'One opportunity.' })
  opportunity(@CurrentActor() actor: Actor, @IdArg('Opportunity') id: OpportunityId): Promise<Opportunity> {
    return this.service.get(actor, id);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => PostOpportunityResult, { description: 'Offers something to the others. Those are told who are open to it.' })
  postOpportunity(@CurrentActor() actor: Actor, @Input() input: PostOpportunityInput): Promise<typeof PostOpportunityResult> {
    return this.service.post(actor, input);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => WithdrawOpportunityResult, { description: 'Withdraws my opportunity. From then on nobody is told of it.' })
  withdrawOpportunity(@CurrentActor() actor: Actor, @Input() input: WithdrawOpportunityInput): Promise<typeof WithdrawOpportunityResult> {
    return this.service.withdraw(actor, input.opportunityId);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => ShowInterestResult, { description: 'Says that I am interested. Whoever posted it sees my name, and is told once.' })
  showInterest(@CurrentActor() actor: Actor, @Input() input: ShowInterestInput): Promise<typeof ShowInterestResult> {
    return this.service.interest(actor, input.opportunityId);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => WithdrawInterestResult, { description: 'Takes my interest back. My name is no longer shown.' })
  withdrawInterest(@CurrentActor() actor: Actor, @Input() input: WithdrawInterestInput): Promise<typeof WithdrawInterestResult> {
    return this.service.noInterest(actor, input.opportunityId);
  }

  @ResolveField(() => Member, { description: 'Who posted it.' })
  author(@Parent() opportunity: Opportunity): Member | undefined {
    return opportunity.author;
  }

  @ResolveField(() => Boolean, { description: 'Whether I am interested.' })
  viewerIsInterested(@Parent() opportunity: Opportunity): boolean {
    return opportunity.mine ?? false;
  }

  @ResolveField(() => Boolean, { description: 'Whether I posted it.' })
  viewerIsAuthor(@Parent() { authorId }: Opportunity, @CurrentActor() actor: Actor): boolean {
    return authorId === actor.id;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many are interested. Whoever posted it sees it; null for all others.' })
  interestCount(@Parent() { authorId, interestCount }: Opportunity, @CurrentActor() actor: Actor): number | null {
    return authorId === actor.id ? interestCount : null;
  }

  @ResolveField(() => [Interested], { description: 'Who is interested, in the order in which they came, at most 100. Whoever posted it sees it; empty for all others.' })
  interested(@Parent() { authorId, interested }: Opportunity, @CurrentActor() actor: Actor): Interested[] {
    return authorId === actor.id ? (interested ?? []) : [];
  }
}
