import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, notFound, refuse } from '#kernel';
import { type FileId, Files } from '#files';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDirectory, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { Certification, type CertificationId } from '../certification/certification.entity.js';
import { PassSubmitted } from '../events.js';
import { ExamResult, PassReport, type PassReportId, PassReportState } from './pass-report.entity.js';
import { AlreadyPassed, type ChangePassReportInput, type PassReportContent, type PassReportFilter, type ReportPassInput } from './pass-report.graphql.js';
import { type Reader, type ReportViewer, earlierReports, lastOwnReports, lockReport, lockReporter, ownReports, reportsByIds, waitingReports, within } from './pass-report.queries.js';
import { dayIn, stateOnSaving, whyNotChange, whyNotReport } from './pass-report.rules.js';

const EVIDENCE = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];

/** What a person says of the exams they took. */
@Injectable()
export class PassReportService {
  /** My last report about each certification. */
  readonly ofViewer = defineLoader<CertificationId, PassReport>((ids, { caller }) => lastOwnReports(this.db, caller.actor!, ids));

  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  own(actor: Actor, args: PageArgs, { state }: PassReportFilter): Promise<Page<PassReport>> {
    return ownReports(this.db, actor, args, state);
  }

  waiting(actor: Actor, args: PageArgs): Promise<Page<PassReport>> {
    return waitingReports(this.db, actor.tenantId, args);
  }

  byIds(viewer: ReportViewer, ids: readonly string[]): Promise<Map<PassReportId, PassReport>> {
    return reportsByIds(this.db, viewer, ids);
  }

  /** @throws NOT_FOUND */
  async get(viewer: ReportViewer, id: PassReportId, db: Reader = this.db): Promise<PassReport> {
    const report = (await reportsByIds(db, viewer, [id])).get(id);
    if (!report) throw notFound();
    return report;
  }

  async report(actor: Actor, input: ReportPassInput): Promise<PassReport> {
    const today = await this.today(actor);
    return this.db.write(async (tx) => {
      const request = { memberId: actor.id, operation: 'reportPass', key: input.idempotencyKey, input };
      return this.get(actor, await once(tx, request, () => this.begin(tx, actor, input, today)), within(tx));
    });
  }

  async change(actor: Actor, input: ChangePassReportInput): Promise<PassReport> {
    const today = await this.today(actor);
    return this.db.write(async (tx) => {
      await lockReporter(tx, actor.id);
      const report = await lockReport(tx, input.passReportId);
      if (!report || report.memberId !== actor.id) throw notFound();
      const refusal = whyNotChange(report) ?? whyNotReport(input.examOn ?? report.examOn, today);
      if (refusal) refuse(refusal);
      const result = input.result ?? report.result;
      if (result === ExamResult.PASSED) await this.assertFirst(tx, report);
      const evidenceFileId = await this.evidence(tx, actor, input, report.evidenceFileId);
      await this.save(tx, report, { ...contentOf({ ...report, ...input }), result, examOn: input.examOn ?? report.examOn, evidenceFileId }, input.isDraft);
      return this.get(actor, report.id, within(tx));
    });
  }

  private async begin(tx: Tx, actor: Actor, input: ReportPassInput, today: string): Promise<PassReport> {
    const { certificationId, examOn, result = ExamResult.PASSED } = input;
    const certification = await tx.get(Certification, certificationId);
    const refusal = whyNotReport(examOn, today);
    if (refusal) refuse(refusal);
    await lockReporter(tx, actor.id);
    const version = certification.version ?? '';
    const { attempts, pass } = await earlierReports(tx, actor.id, certificationId, version);
    if (pass && result === ExamResult.PASSED) refuse(new AlreadyPassed(pass));
    const content = { ...contentOf(input), result, examOn, evidenceFileId: await this.evidence(tx, actor, input, null) };
    const nothingYet = { returnReason: null, submittedAt: null, decidedAt: null, decidedBy: null, celebrationId: null, storyId: null };
    const report = await tx.insert(PassReport, { memberId: actor.id, certificationId, attempt: attempts + 1, version, ...content, ...nothingYet, state: PassReportState.DRAFT, createdAt: tx.now });
    await this.save(tx, report, content, input.isDraft);
    return report;
  }

  /** What it says now, and whether it goes on to an operator. */
  private async save(tx: Tx, { id, memberId, certificationId }: PassReport, content: Content, isDraft = false): Promise<void> {
    const state = stateOnSaving(content.result, isDraft);
    const isSubmitted = state === PassReportState.SUBMITTED;
    await tx.update(PassReport, { id }, { ...content, state, returnReason: null, submittedAt: isSubmitted ? tx.now : null });
    if (isSubmitted) await tx.publish(PassSubmitted, { passReportId: id, memberId, certificationId });
  }

  /** What shows the pass now; an earlier file gives way to a new one. */
  private async evidence(tx: Tx, { id: memberId }: Actor, { evidenceFileId: id }: PassReportContent, before: FileId | null): Promise<FileId | null> {
    if (!id || id === before) return before;
    await this.files.attach(tx, id, { memberId, field: 'input.evidenceFileId', accept: EVIDENCE });
    if (before) await this.files.release(tx, [before]);
    return id;
  }

  private async assertFirst(tx: Tx, { id, memberId, certificationId, version }: PassReport): Promise<void> {
    const { pass } = await earlierReports(tx, memberId, certificationId, version);
    if (pass && pass.id !== id) refuse(new AlreadyPassed(pass));
  }

  /** The community's own day decides what is in the future. */
  private async today({ tenantId }: Actor): Promise<string> {
    return dayIn((await this.directory.byId(tenantId)).timeZone, this.clock.now());
  }
}

type Content = Pick<PassReport, 'result' | 'examOn' | 'evidenceFileId' | 'studyHours' | 'whatWorked' | 'isShared' | 'showsAttempt'>;

const contentOf = ({ studyHours, whatWorked, isShared, showsAttempt }: { [K in keyof PassReportContent as Exclude<K, 'evidenceFileId'>]?: PassReportContent[K] | null }): Omit<Content, 'result' | 'examOn' | 'evidenceFileId'> => ({
  studyHours: studyHours ?? null, whatWorked: whatWorked || null, isShared: isShared ?? false, showsAttempt: showsAttempt ?? false,
});
