import { Module } from '@nestjs/common';
import { type NodeSource, registerNode } from '#graphql-kit';
import { Capability } from '#identity';
import { TenantDb } from '#tenancy';
import { SeatApplication } from './application/application.entity.js';
import { ApplicationResolver } from './application/application.resolver.js';
import { ApplicationService } from './application/application.service.js';
import { SelectionService } from './application/selection.service.js';
import { ComparisonResolver } from './comparison/comparison.resolver.js';
import { FunnelResolver } from './funnel/funnel.resolver.js';
import { LearningHandlers } from './learning.handlers.js';
import { LearningPath } from './path/path.entity.js';
import { PathResolver } from './path/path.resolver.js';
import { PathService } from './path/path.service.js';
import { Programme } from './programme/programme.entity.js';
import { ProgrammeResolver } from './programme/programme.resolver.js';
import { ProgrammeService } from './programme/programme.service.js';
import { Course, CourseProgress } from './progress/progress.graphql.js';
import { progressByIds } from './progress/progress.queries.js';
import { ProgressResolver } from './progress/progress.resolver.js';
import { ACTIVITY_REPORT_IMPORT, activityReportImport } from './report/report.import.js';
import { ProviderUser } from './report/unmatched.graphql.js';
import { UnmatchedResolver } from './report/unmatched.resolver.js';
import { UnmatchedService } from './report/unmatched.service.js';
import { SupervisorLinks } from './supervisor/supervisor-links.service.js';
import { SupervisorResolver } from './supervisor/supervisor.resolver.js';
import { SupervisorService } from './supervisor/supervisor.service.js';

type Actor = NonNullable<Parameters<NodeSource>[1]['caller']['actor']>;

/** Where learning is switched on, and for those who hold this permission. */
const nodes = (permission: string, find: (actor: Actor, ids: readonly string[]) => Promise<readonly { id: string }[]>): NodeSource => async (ids, { caller: { actor } }) =>
  actor?.permissions.has(permission) && actor.capabilities.has(Capability.LEARNING) ? find(actor, ids) : [];

/** Seats, paths and applications, and what the learning provider reports: what a gateway serves. */
@Module({
  providers: [
    { provide: ACTIVITY_REPORT_IMPORT, useValue: activityReportImport },
    PathService, ProgrammeService, ApplicationService, SelectionService, SupervisorLinks, SupervisorService, UnmatchedService,
    ProgressResolver, PathResolver, ProgrammeResolver, ApplicationResolver, SupervisorResolver, UnmatchedResolver, FunnelResolver, ComparisonResolver,
  ],
})
export class LearningModule {
  constructor(db: TenantDb, paths: PathService, programmes: ProgrammeService, applications: ApplicationService, unmatched: UnmatchedService) {
    registerNode(CourseProgress, nodes('learning:read', (actor, ids) => progressByIds(db, actor.tenantId, actor.id, ids)));
    registerNode(Course, nodes('learning:read', (actor, ids) => paths.coursesByIds(actor.tenantId, ids)));
    registerNode(LearningPath, nodes('learning:read', (actor, ids) => paths.byIds(actor.tenantId, ids)));
    registerNode(Programme, nodes('learning:read', (actor, ids) => programmes.byIds(actor, ids)));
    registerNode(SeatApplication, nodes('learning:read', (actor, ids) => applications.byIds(actor, ids)));
    registerNode(ProviderUser, nodes('learning:manage', (actor, ids) => unmatched.byIds(actor.tenantId, ids)));
  }
}

/** What a worker does, and what it needs for a supervisor's mail. */
@Module({ providers: [{ provide: ACTIVITY_REPORT_IMPORT, useValue: activityReportImport }, SupervisorLinks, LearningHandlers], exports: [SupervisorLinks] })
export class LearningHandlersModule {}
