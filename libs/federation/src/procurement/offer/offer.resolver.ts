import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Tenant, TenantDirectory } from '#identity';
import { LicenceOffer, LicenceOfferConnection, type LicenceOfferId, SeatEstimate } from './offer.entity.js';
import { RequestSeatsInput, RequestSeatsResult } from './offer.graphql.js';
import { LicenceOfferService } from './offer.service.js';

@Resolver(() => LicenceOffer)
export class LicenceOfferResolver {
  constructor(
    private readonly offers: LicenceOfferService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('procurement:read')
  @Query(() => LicenceOfferConnection, { description: 'In a municipality: the joint purchases that its consortia offer, latest licence year first. For operators. Empty elsewhere.' })
  async licenceOffers(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<LicenceOfferConnection> {
    return toConnection(await this.offers.page(actor.tenantId, page));
  }

  @Allow('procurement:read')
  @Query(() => LicenceOffer, { description: 'In a municipality: one joint purchase that a consortium offers. For operators.' })
  licenceOffer(@CurrentActor() actor: Actor, @IdArg('LicenceOffer') id: LicenceOfferId): Promise<LicenceOffer> {
    return this.offers.get(actor.tenantId, id);
  }

  @Allow('procurement:request')
  @Mutation(() => RequestSeatsResult, { description: 'Tells the consortium how many seats this municipality wishes to have. The number, the population if asked for, and the name of the municipality cross, and nothing else.' })
  requestSeats(@CurrentActor() actor: Actor, @Input() input: RequestSeatsInput): Promise<typeof RequestSeatsResult> {
    return this.offers.request(actor, input);
  }

  @ResolveField(() => Tenant, { description: 'The consortium.' })
  federation(@Parent() { federationTenantId }: LicenceOffer, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(federationTenantId);
  }

  @ResolveField(() => SeatEstimate, { nullable: true, description: 'What so many seats would cost with the requests of now; null once requests are no longer taken.' })
  estimate(@Parent() offer: LicenceOffer, @Args('seats', { type: () => Int, description: 'How many seats, 0 to 100,000.' }) seats: number): SeatEstimate | null {
    return this.offers.estimate(offer, seats);
  }
}
