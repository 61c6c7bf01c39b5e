import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, MINIMUM_CELL } from '#kernel';
import { CurrentActor } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Tenant, TenantDirectory } from '#identity';
import { TenantDb } from '#tenancy';
import { AllowLearning } from '../learning-access.js';
import { SeatAllotment } from '../programme/programme.entity.js';
import { PathLevel } from '../path/path.entity.js';
import { ComparedCommunity, LearningComparison } from './comparison.graphql.js';
import { rollupsOf } from './comparison.queries.js';
import { MINIMUM_COMMUNITIES, hiddenOf, ratesOf, showsTotal, totalOf } from './comparison.rules.js';

@Resolver(() => ComparedCommunity)
export class ComparisonResolver {
  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
    private readonly clock: Clock,
  ) {}

  @AllowLearning('learning:compare')
  @Query(() => LearningComparison, { description: 'In a consortium: rates of its communities, from the roll-ups that they publish to it. Elsewhere there are none.' })
  async learningComparison(
    @CurrentActor() actor: Actor,
    @Args('level', { type: () => PathLevel, description: 'For which level of path.' }) level: PathLevel,
    @Args('licenceYear', { type: () => Int, nullable: true, description: 'The year in which the licence begins, in April; the present one by default.' }) licenceYear?: number,
  ): Promise<LearningComparison> {
    const year = licenceYear ?? SeatAllotment.yearOf(this.clock.now());
    const rollups = (await rollupsOf(this.db, actor.tenantId, year, level)).filter((r) => r.invited > 0);
    const names = await this.directory.byIds(rollups.map((r) => r.ownerTenantId));
    const nameOf = (id: string): string => names.get(id)?.name ?? '';
    rollups.sort((a, b) => nameOf(a.ownerTenantId).localeCompare(nameOf(b.ownerTenantId), 'ja'));
    const isCompared = rollups.length >= MINIMUM_COMMUNITIES;
    const invited = rollups.map((r) => r.invited);
    const hidden = hiddenOf(invited);
    const communities = rollups.map((r, i) => {
      const isHidden = !isCompared || hidden.has(i);
      return Object.assign(new ComparedCommunity(), { ownerTenantId: r.ownerTenantId, isHidden, rates: isHidden ? [] : ratesOf(r) });
    });
    const updatedAt = rollups.reduce<Date | null>((latest, r) => (!latest || r.updatedAt > latest ? r.updatedAt : latest), null);
    const total = isCompared && showsTotal(invited, hidden) ? ratesOf(totalOf(rollups)) : [];
    return { licenceYear: year, level, communities, total, minimumCell: MINIMUM_CELL, updatedAt };
  }

  @ResolveField(() => Tenant, { description: 'Which one.' })
  community(@Parent() { ownerTenantId }: ComparedCommunity, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(ownerTenantId);
  }
}
