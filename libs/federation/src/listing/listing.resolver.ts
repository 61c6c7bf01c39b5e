import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Tenant, TenantDirectory } from '#identity';
import { Listing, type ListingId } from './listing.entity.js';
import { ListingConnection, ListingFilter, PublishListingInput, PublishListingResult, WithdrawListingInput, WithdrawListingResult } from './listing.graphql.js';
import { ListingService } from './listing.service.js';

@Resolver(() => Listing)
export class ListingResolver {
  constructor(
    private readonly listingService: ListingService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('listings:read')
  @Query(() => ListingConnection, { description: 'In a community: its own needs and offers, newest first, for its operators. In a federation: the board of what its communities published and what has not expired, newest first, for its members.' })
  async listings(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ListingFilter) filter?: ListingFilter): Promise<ListingConnection> {
    return toConnection(await this.listingService.page(actor, page, filter ?? {}));
  }

  @Allow('listings:read')
  @Query(() => Listing, { description: 'One need or offer: of this community, for its operators, or on the board of this federation, for its members.' })
  listing(@CurrentActor() actor: Actor, @IdArg('Listing') id: ListingId): Promise<Listing> {
    return this.listingService.get(actor, id);
  }

  @Allow('listings:publish')
  @Mutation(() => PublishListingResult, { description: "Puts a need or an offer on a federation's board. The federation gets a copy with the fields of Listing and nothing else." })
  publishListing(@CurrentActor() actor: Actor, @Input() input: PublishListingInput): Promise<typeof PublishListingResult> {
    return this.listingService.publish(actor, input);
  }

  @Allow('listings:publish')
  @Mutation(() => WithdrawListingResult, { description: "Takes a need or an offer back. The federation's copy is gone at once." })
  withdrawListing(@Input() input: WithdrawListingInput): Promise<typeof WithdrawListingResult> {
    return this.listingService.withdraw(input.listingId);
  }

  @ResolveField(() => Tenant, { description: 'Whose need or offer it is.' })
  owner(@Parent() listing: Listing, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(listing.ownerTenantId);
  }

  @ResolveField(() => Tenant, { description: 'On whose board it is.' })
  federation(@Parent() listing: Listing, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(listing.federationTenantId);
  }
}
