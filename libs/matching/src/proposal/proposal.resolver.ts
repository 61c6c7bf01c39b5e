import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Collaboration, CollaborationService } from '#federation';
import { Capability, Tenant, TenantDirectory } from '#identity';
import { DeclineProposalInput, DeclineProposalResult, ExpressInterestInput, ExpressInterestResult, Proposal, ProposalConnection, ProposalFilter, ProposalReason, ReasonKind } from './proposal.graphql.js';
import { ProposalService } from './proposal.service.js';
import { sentence } from './reasons.js';

const ON = { capability: Capability.MATCHING };

@Resolver(() => Proposal)
export class ProposalResolver {
  constructor(
    private readonly service: ProposalService,
    private readonly directory: TenantDirectory,
    private readonly collaborations: CollaborationService,
  ) {}

  @Allow('proposals:read', ON)
  @Query(() => ProposalConnection, { description: 'What the worker proposes to this community, newest first. At most three are open at a time.' })
  async proposals(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ProposalFilter) filter?: ProposalFilter): Promise<ProposalConnection> {
    return toConnection(await this.service.page(actor, page, filter?.state));
  }

  @Allow('proposals:read', ON)
  @Query(() => Proposal, { description: 'One proposal.' })
  proposal(@CurrentActor() actor: Actor, @IdArg('Proposal') id: string): Promise<Proposal> {
    return this.service.get(actor, id);
  }

  @Allow('proposals:answer', ON)
  @Mutation(() => ExpressInterestResult, { description: 'Says that my community is interested. The other side learns it when it is interested too, and not before.' })
  expressInterest(@CurrentActor() actor: Actor, @Input() input: ExpressInterestInput): Promise<typeof ExpressInterestResult> {
    return this.service.expressInterest(actor, input.proposalId);
  }

  @Allow('proposals:answer', ON)
  @Mutation(() => DeclineProposalResult, { description: 'Declines. The other side is not told: for them it stays open until it expires.' })
  declineProposal(@CurrentActor() actor: Actor, @Input() input: DeclineProposalInput): Promise<typeof DeclineProposalResult> {
    return this.service.decline(actor, input.proposalId, input.reason);
  }

  @ResolveField(() => String, { description: "What it is about, in the reader's language." })
  title(@Parent() { titles }: Proposal, @CurrentCaller() { locale }: Caller): string {
    return titles[locale];
  }

  @ResolveField(() => [ProposalReason], { description: "Why, in the reader's language: you get, you give, why now, what is new, capacity." })
  async reasons(@Parent() { stored }: Proposal, @CurrentCaller() { locale }: Caller, @CurrentActor() actor: Actor): Promise<ProposalReason[]> {
    const { timeZone } = await this.directory.byId(actor.tenantId);
    return stored.map((reason) => ({ kind: ReasonKind[reason.kind], text: sentence(reason, locale, timeZone) }));
  }

  @ResolveField(() => Tenant, { description: 'The federation in which it was found.' })
  federation(@Parent() { federationTenantId }: Proposal, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(federationTenantId);
  }

  @ResolveField(() => Tenant, { description: 'The community to work with.' })
  partner(@Parent() { partnerTenantId }: Proposal, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(partnerTenantId);
  }

  @ResolveField(() => Collaboration, { nullable: true, description: 'What it became; null before both are interested.' })
  async collaboration(@Parent() { collaborationId }: Proposal, @Context() context: GraphqlContext): Promise<Collaboration | null> {
    return collaborationId ? ((await this.collaborations.loader(context).load(collaborationId)) ?? null) : null;
  }
}
