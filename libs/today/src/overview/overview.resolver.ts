import { Query, Resolver } from '@nestjs/graphql';
import { Clock } from '#kernel';
import { Allow, CurrentActor } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { OperatorLoad } from '../load/load.graphql.js';
import { operatorLoad } from '../load/load.queries.js';
import { Today } from './overview.graphql.js';
import { overview } from './overview.queries.js';

@Resolver()
export class OverviewResolver {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  @Allow('today:work')
  @Query(() => Today, { description: "Today's ten minutes: who is on duty, how much waits, and how we do." })
  today(@CurrentActor() actor: Actor): Promise<Today> {
    return overview(this.db, actor, this.clock.now());
  }

  @Allow('today:work')
  @Query(() => [OperatorLoad], { description: 'What each operator did in the last four weeks, those who did most first. A community has a handful of operators; it is one list.' })
  operatorLoad(@CurrentActor() actor: Actor): Promise<OperatorLoad[]> {
    return operatorLoad(this.db, actor.tenantId, this.clock.now());
  }
}
