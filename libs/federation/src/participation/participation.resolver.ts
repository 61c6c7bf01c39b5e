import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Tenant, TenantDirectory } from '#identity';
import { Participation, ParticipationConnection } from './participation.entity.js';
import { FederationMembership } from './participation.graphql.js';
import { ParticipationService } from './participation.service.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(
    private readonly participationService: ParticipationService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('participations:read')
  @Query(() => ParticipationConnection, { description: 'In a federation: its communities, longest first. Empty elsewhere.' })
  async participations(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ParticipationConnection> {
    return toConnection(await this.participationService.page(actor.tenantId, page));
  }

  @Allow('federations:read')
  @Query(() => [FederationMembership], { description: 'In a community: the federations it takes part in, longest first, at most 100. Empty elsewhere.' })
  federations(@CurrentActor() actor: Actor): Promise<FederationMembership[]> {
    return this.participationService.federations(actor.tenantId);
  }

  @ResolveField(() => Tenant, { description: 'The community.' })
  community(@Parent() participation: Participation, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(participation.communityTenantId);
  }
}
