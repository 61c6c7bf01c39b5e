import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { TenantId } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Capability, Tenant, TenantDirectory } from '#identity';
import { SeatGrantService } from '../grant/grant.service.js';
import { LicenceBuyer, LicenceBuyerConnection, LicencePool, LicencePoolConnection, type LicencePoolId } from './pool.entity.js';
import {
  ChangeLicencePricesInput, ChangeLicencePricesResult, CloseLicencePoolInput, CloseLicencePoolResult, GrantOrderedSeatsInput, GrantOrderedSeatsResult, GrantSeatsInput, GrantSeatsResult,
  OpenLicencePoolInput, OpenLicencePoolResult, OrderLicencesInput, OrderLicencesResult,
} from './pool.graphql.js';
import { LicencePoolService } from './pool.service.js';

const ON = { capability: Capability.PROCUREMENT };

@Resolver(() => LicencePool)
export class LicencePoolResolver {
  constructor(
    private readonly pools: LicencePoolService,
    private readonly grants: SeatGrantService,
  ) {}

  @Allow('procurement:read', ON)
  @Query(() => LicencePoolConnection, { description: "In a consortium: its joint purchases, latest licence year first. For its operators." })
  async licencePools(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<LicencePoolConnection> {
    return toConnection(await this.pools.page(actor.tenantId, page));
  }

  @Allow('procurement:read', ON)
  @Query(() => LicencePool, { description: 'In a consortium: one joint purchase. For its operators.' })
  licencePool(@CurrentActor() actor: Actor, @IdArg('LicencePool') id: LicencePoolId): Promise<LicencePool> {
    return this.pools.get(actor.tenantId, id);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => OpenLicencePoolResult, { description: 'Begins a joint purchase: the municipalities see the prices and may ask for seats. In a federation whose communities take part themselves.' })
  openLicencePool(@CurrentActor() actor: Actor, @Input() input: OpenLicencePoolInput): Promise<typeof OpenLicencePoolResult> {
    return this.pools.open(actor, input);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => ChangeLicencePricesResult, { description: 'Replaces the prices while requests are open. Requests stay.' })
  changeLicencePrices(@Input() input: ChangeLicencePricesInput): Promise<typeof ChangeLicencePricesResult> {
    return this.pools.changePrices(input);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => OrderLicencesResult, { description: 'Places the order for all requests the cheapest way, and fixes what each municipality pays. It cannot be undone.' })
  orderLicences(@Input() input: OrderLicencesInput): Promise<typeof OrderLicencesResult> {
    return this.pools.order(input);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => GrantSeatsResult, { description: 'Sets how many seats one municipality has; never more in all than were bought.' })
  grantSeats(@Input() input: GrantSeatsInput): Promise<typeof GrantSeatsResult> {
    return this.grants.grant(input);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => GrantOrderedSeatsResult, { description: 'Gives each municipality the seats that it ordered. Again, it changes nothing.' })
  grantOrderedSeats(@Input() { poolId }: GrantOrderedSeatsInput): Promise<typeof GrantOrderedSeatsResult> {
    return this.grants.grantOrdered(poolId);
  }

  @Allow('procurement:order', ON)
  @Mutation(() => CloseLicencePoolResult, { description: 'Ends a joint purchase after its order: nothing changes any more.' })
  closeLicencePool(@Input() { poolId }: CloseLicencePoolInput): Promise<typeof CloseLicencePoolResult> {
    return this.pools.close(poolId);
  }

  @ResolveField(() => LicenceBuyerConnection, { description: 'The municipalities that take part, those that joined first coming first: what each asks for, pays and has.' })
  async buyers(@Parent() pool: LicencePool, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<LicenceBuyerConnection> {
    return toConnection(await this.pools.buyerPage(actor.tenantId, pool, page));
  }
}

@Resolver(() => LicenceBuyer)
export class LicenceBuyerResolver {
  constructor(private readonly directory: TenantDirectory) {}

  @ResolveField(() => Tenant, { description: 'The municipality.' })
  municipality(@Parent() buyer: LicenceBuyer, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(buyer.municipalityTenantId satisfies TenantId);
  }
}
