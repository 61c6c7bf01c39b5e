import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { CourseProgress } from './progress/progress.graphql.js';
import { progressByIds } from './progress/progress.queries.js';
import { ProgressResolver } from './progress/progress.resolver.js';

/** What the learning provider reports, as each learner sees it. */
@Module({ providers: [ProgressResolver] })
export class LearningModule {
  constructor(db: TenantDb) {
    registerNode(CourseProgress, async (ids, { caller: { actor } }) => (actor?.permissions.has('learning:read') ? progressByIds(db, actor.tenantId, actor.id, ids) : []));
  }
}
