import { Args, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, CurrentActor, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { AllowLearning } from '../learning-access.js';
import { CourseProgressConnection } from './progress.graphql.js';
import { progressPage } from './progress.queries.js';

@Resolver()
export class ProgressResolver {
  constructor(private readonly db: TenantDb) {}

  @AllowLearning('learning:read')
  @Query(() => CourseProgressConnection, { description: 'My courses here and how far I am, the last studied first.' })
  async courseProgress(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<CourseProgressConnection> {
    return toConnection(await progressPage(this.db, actor.tenantId, actor.id, page));
  }
}
