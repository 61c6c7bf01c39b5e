import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { registerNode } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { Certification } from './certification/certification.entity.js';
import { CertificationResolver } from './certification/certification.resolver.js';
import { CertificationService } from './certification/certification.service.js';
import { PassLinks } from './pass/pass-links.service.js';
import { PassReport } from './pass/pass-report.entity.js';
import { verifiedByIds } from './pass/pass-report.queries.js';
import { PassReportResolver } from './pass/pass-report.resolver.js';
import { PassReportService } from './pass/pass-report.service.js';
import { VerificationResolver } from './pass/verification.resolver.js';
import { VerificationService } from './pass/verification.service.js';
import { VerifiedPass } from './pass/verified-pass.js';
import { PostPassResolver, VerifiedPassResolver } from './pass/verified-pass.resolver.js';
import { PathHandlers } from './path/path.handlers.js';
import { PathResolver } from './path/path.resolver.js';

/** Certifications, who passed them, and what people went on to. */
@Module({
  imports: [CommunityModule],
  providers: [
    CertificationService, PassReportService, VerificationService, PassLinks, CertificationResolver, PassReportResolver, VerificationResolver, VerifiedPassResolver, PostPassResolver, PathResolver,
  ],
})
export class CorporateModule {
  constructor(db: TenantDb, certifications: CertificationService, reports: PassReportService) {
    registerNode(Certification, async (ids, { caller: { actor } }) => (actor?.permissions.has('certifications:read') ? [...(await certifications.byIds(actor, ids)).values()] : []));
    registerNode(PassReport, async (ids, { caller: { actor } }) => (actor?.permissions.has('passes:report') ? [...(await reports.byIds(actor, ids)).values()] : []));
    registerNode(VerifiedPass, async (ids, { caller: { actor } }) => (actor?.permissions.has('certifications:read') ? verifiedByIds(db, actor.tenantId, ids) : []));
  }
}

/** What the worker hears for them. */
@Module({ providers: [PathHandlers] })
export class CorporateHandlersModule {}
