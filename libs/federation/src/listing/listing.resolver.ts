import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Capability, Tenant, TenantDirectory } from '#identity';
import { Listing, type ListingId } from './listing.entity.js';
import { ListingConnection, ListingFilter, PauseListingInput, PauseListingResult, PublishListingInput, PublishListingResult, ResumeListingInput, ResumeListingResult, WithdrawListingInput, WithdrawListingResult } from './listing.graphql.js';
import { ListingService } from './listing.service.js';

/** What was published before can be looked at and taken back where this was switched off since. */
const ON = { capability: Capability.MATCHING };

@Resolver(() => Listing)
export class ListingResolver {
  constructor(
    private readonly listingService: ListingService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('listings:read', ON)
  @Query(() => ListingConnection, { description: 'In a community: its own needs and offers, newest first, for its operators. In a federation: the board of what its communities published and what has not expired, newest first, for its members.' })
  async listings(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ListingFilter) filter?: ListingFilter): Promise<ListingConnection> {
    return toConnection(await this.listingService.page(actor, page, filter ?? {}));
  }

  @Allow('listings:read')
  @Query(() => Listing, { description: 'One need or offer: of this community, for its operators, or on the board of this federation, for its members.' })
  listing(@CurrentActor() actor: Actor, @IdArg('Listing') id: ListingId): Promise<Listing> {
    return this.listingService.get(actor, id);
  }

  @Allow('listings:publish', ON)
  @Mutation(() => PublishListingResult, { description: "Puts a need or an offer on a federation's board, or before one partner. The audience gets a copy with the fields of Listing, of the optional ones those in sharedFields, and nothing else." })
  publishListing(@CurrentActor() actor: Actor, @Input() input: PublishListingInput): Promise<typeof PublishListingResult> {
    return this.listingService.publish(actor, input);
  }

  @Allow('listings:publish')
  @Mutation(() => WithdrawListingResult, { description: "Takes a need or an offer back. The audience's copy is gone at once, and open bookings of it are cancelled." })
  withdrawListing(@CurrentActor() actor: Actor, @Input() input: WithdrawListingInput): Promise<typeof WithdrawListingResult> {
    return this.listingService.withdraw(actor, input.listingId);
  }

  @Allow('listings:publish', ON)
  @Query(() => ListingConnection, { description: 'In a community: needs and offers that partners published to it alone and that have not expired, newest first. In a federation the same as its board.' })
  async receivedListings(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ListingFilter) filter?: ListingFilter): Promise<ListingConnection> {
    return toConnection(await this.listingService.received(actor.tenantId, page, filter ?? {}));
  }

  @Allow('listings:publish', ON)
  @Query(() => [Tenant], { description: 'Where this community may publish needs and offers: federations that it takes part in, and partners that let it; longest first, at most 100.' })
  async listingAudiences(@CurrentActor() actor: Actor): Promise<Tenant[]> {
    const ids = await this.listingService.audiences(actor.tenantId);
    const tenants = await this.directory.byIds(ids);
    return ids.flatMap((id) => tenants.get(id) ?? []);
  }

  @Allow('listings:publish', ON)
  @Mutation(() => PauseListingResult, { description: 'Takes a published need or offer off the board for a while.' })
  pauseListing(@CurrentActor() actor: Actor, @Input() input: PauseListingInput): Promise<typeof PauseListingResult> {
    return this.listingService.pause(actor, input.listingId);
  }

  @Allow('listings:publish', ON)
  @Mutation(() => ResumeListingResult, { description: 'Puts a paused need or offer back, unless it is over.' })
  resumeListing(@CurrentActor() actor: Actor, @Input() input: ResumeListingInput): Promise<typeof ResumeListingResult> {
    return this.listingService.resume(actor, input.listingId);
  }

  @ResolveField(() => Tenant, { description: 'Who reads it: a federation, or one community.' })
  audience(@Parent() listing: Listing, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(listing.audienceTenantId);
  }

  @ResolveField(() => Tenant, { description: 'Whose need or offer it is.' })
  owner(@Parent() listing: Listing, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(listing.ownerTenantId);
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'On whose board it is; null when it is for one community alone.' })
  async federation(@Parent() { federationTenantId }: Listing, @Context() context: GraphqlContext): Promise<Tenant | null> {
    return federationTenantId ? ((await this.directory.loader(context).load(federationTenantId)) ?? null) : null;
  }
}
