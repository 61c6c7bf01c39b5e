import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Capability } from '#identity';
import { PassReport } from '../pass/pass-report.entity.js';
import { VerifiedPassConnection } from '../pass/pass-report.graphql.js';
import { holdersKey } from '../pass/holders.queries.js';
import { PassReportService } from '../pass/pass-report.service.js';
import { Certification, type CertificationId } from './certification.entity.js';
import { CertificationConnection, CertificationFilter, HolderStatistics } from './certification.graphql.js';
import { CertificationService } from './certification.service.js';

const CERTIFICATIONS = { capability: Capability.CERTIFICATIONS };

@Resolver(() => Certification)
export class CertificationResolver {
  constructor(
    private readonly catalogue: CertificationService,
    private readonly reports: PassReportService,
  ) {}

  @Allow('certifications:read', CERTIFICATIONS)
  @Query(() => CertificationConnection, { description: 'The catalogue of this community, in its order.' })
  async certifications(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => CertificationFilter) filter?: CertificationFilter): Promise<CertificationConnection> {
    return toConnection(await this.catalogue.page(actor, page, filter ?? {}));
  }

  @Allow('certifications:read', CERTIFICATIONS)
  @Query(() => Certification, { description: 'One certification.' })
  certification(@CurrentActor() actor: Actor, @IdArg('Certification') id: CertificationId): Promise<Certification> {
    return this.catalogue.get(actor, id);
  }

  @ResolveField(() => String, { description: "Its name, in the caller's language where it has one there." })
  name(@Parent() { name }: Certification, @CurrentCaller() { locale }: Caller): string {
    return name[locale];
  }

  @ResolveField(() => String, { description: "Who issues it, in the caller's language." })
  issuer(@Parent() { issuer }: Certification, @CurrentCaller() { locale }: Caller): string {
    return issuer[locale];
  }

  @ResolveField(() => VerifiedPassConnection, { description: 'Who holds it and agreed to be shown: everybody once with their latest pass, the latest first.' })
  async holders(@Parent() { id }: Certification, @Args() args: ConnectionArgs, @Context() context: GraphqlContext): Promise<VerifiedPassConnection> {
    return toConnection((await this.catalogue.holders(context).load(holdersKey(id, args)))!);
  }

  @ResolveField(() => HolderStatistics, { description: 'How many hold it, by department, over all verified passes.' })
  async holderStatistics(@Parent() { id }: Certification, @Context() context: GraphqlContext): Promise<HolderStatistics> {
    return (await this.catalogue.statistics(context).load(id))!;
  }

  @ResolveField(() => PassReport, { nullable: true, description: 'My last report about it; null when I never took it.' })
  async viewerReport(@Parent() { id }: Certification, @Context() context: GraphqlContext): Promise<PassReport | null> {
    return (await this.reports.ofViewer(context).load(id)) ?? null;
  }
}
