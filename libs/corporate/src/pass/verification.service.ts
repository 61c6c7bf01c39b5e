import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '#kernel';
import { PostKind, spaceFor, writePost } from '#community';
import type { PostId } from '#community';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { Certification } from '../certification/certification.entity.js';
import { PassReturned, PassStoryWritten, PassVerified } from '../events.js';
import { PassReport, type PassReportId, PassReportState } from './pass-report.entity.js';
import type { ReturnPassReportInput, WritePassStoryInput } from './pass-report.graphql.js';
import { countHolder, lockReport, lockReporter, within } from './pass-report.queries.js';
import { whyNotDecide, whyNotTell } from './pass-report.rules.js';
import { PassReportService } from './pass-report.service.js';

const CELEBRATIONS = { name: '合格報告', description: '合格のお祝いと、合格体験記' };

/** What becomes of a report: an operator verifies it or gives it back, the community celebrates, and the story is told. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly db: TenantDb,
    private readonly reports: PassReportService,
  ) {}

  verify(operator: Actor, id: PassReportId): Promise<PassReport> {
    return this.db.write(async (tx) => {
      const report = await this.waiting(tx, operator, id);
      await lockReporter(tx, report.memberId);
      const celebrationId = report.isShared ? await this.celebrate(tx, report) : null;
      await tx.update(PassReport, { id }, { state: PassReportState.VERIFIED, decidedAt: tx.now, decidedBy: operator.id, celebrationId });
      if (report.isShared) await countHolder(tx, report);
      const { memberId, certificationId } = report;
      await tx.publish(PassVerified, { passReportId: id, memberId, certificationId, verifiedBy: operator.id, celebrationId });
      return this.reports.get(operator, id, within(tx));
    });
  }

  giveBack(operator: Actor, { passReportId: id, reason }: ReturnPassReportInput): Promise<PassReport> {
    return this.db.write(async (tx) => {
      const { memberId, certificationId } = await this.waiting(tx, operator, id);
      await tx.update(PassReport, { id }, { state: PassReportState.RETURNED, decidedAt: tx.now, decidedBy: operator.id, returnReason: reason });
      await tx.publish(PassReturned, { passReportId: id, memberId, certificationId, returnedBy: operator.id });
      return this.reports.get(operator, id, within(tx));
    });
  }

  tell(actor: Actor, { passReportId: id, title, text }: WritePassStoryInput): Promise<PassReport> {
    return this.db.write(async (tx) => {
      const report = await lockReport(tx, id);
      if (!report || report.memberId !== actor.id) throw notFound();
      const refusal = whyNotTell(report);
      if (refusal) refuse(refusal);
      const post = await writePost(tx, { spaceId: await spaceFor(tx, 'CELEBRATIONS', CELEBRATIONS), authorId: actor.id, title, text, kind: PostKind.STORY });
      await tx.update(PassReport, { id }, { storyId: post.id });
      await tx.publish(PassStoryWritten, { passReportId: id, memberId: actor.id, certificationId: report.certificationId, postId: post.id });
      return this.reports.get(actor, id, within(tx));
    });
  }

  /** Two operators decide one after the other, and the second is told. */
  private async waiting(tx: Tx, operator: Actor, id: PassReportId): Promise<PassReport> {
    const report = await lockReport(tx, id);
    if (!report || (report.state === PassReportState.DRAFT && report.memberId !== operator.id)) throw notFound();
    const refusal = whyNotDecide(report, operator.id);
    if (refusal) refuse(refusal);
    return report;
  }

  /** Its author is the one who is celebrated, so that congratulations reach them. */
  private async celebrate(tx: Tx, { memberId, certificationId, whatWorked }: PassReport): Promise<PostId> {
    const { name } = await tx.get(Certification, certificationId);
    const post = await writePost(tx, { spaceId: await spaceFor(tx, 'CELEBRATIONS', CELEBRATIONS), authorId: memberId, title: `${name.ja}に合格しました`, text: whatWorked ?? '', kind: PostKind.CELEBRATION });
    return post.id;
  }
}
