import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '#kernel';
import { CurrentActor, CurrentCaller } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { AllowLearning } from '../learning-access.js';
import { SeatAllotment } from '../programme/programme.entity.js';
import { FunnelStep, LearningFunnel } from './funnel.graphql.js';
import { countsOfYear } from './funnel.queries.js';
import { DEFINITIONS } from './funnel.rules.js';

@Resolver()
export class FunnelResolver {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  @AllowLearning('learning:manage')
  @Query(() => LearningFunnel, { description: "From this community's seats to completed courses. For coordinators." })
  async learningFunnel(
    @CurrentActor() actor: Actor,
    @CurrentCaller() { locale }: Caller,
    @Args('licenceYear', { type: () => Int, nullable: true, description: 'The year in which the licence begins, in April; the present one by default.' }) licenceYear?: number,
  ): Promise<LearningFunnel> {
    const year = licenceYear ?? SeatAllotment.yearOf(this.clock.now());
    const counts = await countsOfYear(this.db, actor.tenantId, year);
    const count: Record<FunnelStep, number> = {
      SEATS: counts.seats, INVITED: counts.invited, JOINED: counts.joined, ENROLLED: counts.enrolled, STARTED: counts.started, COMPLETED: counts.completed, FINISHED: counts.finished,
    };
    return { licenceYear: year, stages: Object.values(FunnelStep).map((step) => ({ step, count: count[step], definition: DEFINITIONS[step][locale] })) };
  }
}
