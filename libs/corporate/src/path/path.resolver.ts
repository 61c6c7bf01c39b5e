import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Capability } from '#identity';
import { TenantDb } from '#tenancy';
import { Certification } from '../certification/certification.entity.js';
import { CertificationService } from '../certification/certification.service.js';
import { CertificationPath } from './path.entity.js';
import { CertificationPathConnection, CertificationPathFilter } from './path.graphql.js';
import { pathPage } from './path.queries.js';

@Resolver(() => CertificationPath)
export class PathResolver {
  constructor(
    private readonly db: TenantDb,
    private readonly catalogue: CertificationService,
  ) {}

  @Allow('certifications:read', { capability: Capability.CERTIFICATIONS })
  @Query(() => CertificationPathConnection, { description: 'Which certification is often followed by which, the most people first. What too few people did is not told.' })
  async certificationPaths(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => CertificationPathFilter) filter?: CertificationPathFilter): Promise<CertificationPathConnection> {
    return toConnection(await pathPage(this.db, actor.tenantId, page, filter?.fromId));
  }

  @ResolveField(() => Certification, { description: 'What was passed first.' })
  async from(@Parent() { fromId }: CertificationPath, @Context() context: GraphqlContext): Promise<Certification> {
    return (await this.catalogue.loader(context).load(fromId))!;
  }

  @ResolveField(() => Certification, { description: 'What followed.' })
  async to(@Parent() { toId }: CertificationPath, @Context() context: GraphqlContext): Promise<Certification> {
    return (await this.catalogue.loader(context).load(toId))!;
  }
}
