import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../../anonymity/anonymity.service.js';
import { type Viewer, within } from '../../viewer.js';
import { CaseTaken } from '../decision/decision.graphql.js';
import { mayTake } from '../decision/decision.rules.js';
import { type CaseId, type ModerationCase, Report, ReportKind } from './case.entity.js';
import { AlreadyReported, CannotReportOneself, CaseHandledAlready, type ModerationCaseFilter, type ModerationOverview, type ReportInput, StillHeld } from './case.graphql.js';
import { type LockedCase, casePage, casesByIds, closeCase, lockCase, openCase, overview } from './case.queries.js';
import { lockContent, readableSubject } from './subject.queries.js';

@Injectable()
export class CaseService {
  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
  ) {}

  page(viewer: Viewer, args: PageArgs, filter: ModerationCaseFilter): Promise<Page<ModerationCase>> {
    return casePage(this.db, viewer, args, filter);
  }

  byIds(viewer: Viewer, ids: readonly string[]): Promise<ModerationCase[]> {
    return casesByIds(this.db, viewer, ids);
  }

  async get(viewer: Viewer, id: CaseId): Promise<ModerationCase> {
    const [one] = await this.byIds(viewer, [id]);
    if (!one) throw notFound();
    return one;
  }

  overview(viewer: Viewer): Promise<ModerationOverview> {
    return overview(this.db, viewer);
  }

  report(actor: Actor, { subjectId: subject, kind, words = '' }: ReportInput): Promise<Report> {
    if (kind === ReportKind.OTHER && words === '') throw invalidInput('input.words', 'TOO_SHORT', { ja: 'どこが気になるかを書いてください。', en: 'Please say what is wrong.' });
    return this.db.write(async (tx) => {
      const found = await readableSubject(tx, actor, subject);
      if (!found) throw notFound();
      if (await this.anonymity.isAuthor(tx, actor, found)) refuse(new CannotReportOneself());
      const caseId = await openCase(tx, { subjectType: subject.type, subjectId: subject.id, authorId: found.authorId });
      const reported = await tx.execute(
        'INSERT INTO report (tenant_id, id, case_id, reporter_id, kind, words, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, case_id, reporter_id) DO NOTHING',
        [tx.tenantId, newId(tx.now.getTime()), caseId, actor.id, kind, words || null, tx.now],
      );
      if (reported === 0) refuse(new AlreadyReported());
      await tx.execute('UPDATE moderation_case SET report_count = report_count + 1 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, caseId]);
      return Object.assign(new Report(), { kind, words: words || null, createdAt: tx.now, reporter: null });
    });
  }

  take(actor: Actor, id: CaseId): Promise<ModerationCase> {
    return this.change(actor, id, (tx) => tx.execute('UPDATE moderation_case SET taken_by = $3, taken_at = $4 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, actor.id, tx.now]));
  }

  release(actor: Actor, id: CaseId): Promise<ModerationCase> {
    return this.change(actor, id, (tx) => tx.execute('UPDATE moderation_case SET taken_by = NULL, taken_at = NULL WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]));
  }

  dismiss(actor: Actor, id: CaseId, reason: string): Promise<ModerationCase> {
    return this.change(actor, id, async (tx, { subjectType: type, subjectId }) => {
      const content = type === 'Member' ? undefined : await lockContent(tx, { type, id: subjectId });
      if (content?.state === 'HIDDEN') refuse(new StillHeld());
      await closeCase(tx, actor, subjectId, 'KEPT');
      await audit(tx, { actorId: actor.id, action: 'moderation.case_dismissed', subject: { type, id: subjectId }, reason });
    });
  }

  private change(actor: Actor, id: CaseId, work: (tx: Tx, locked: LockedCase) => Promise<unknown>): Promise<ModerationCase> {
    return this.db.write(async (tx) => {
      const locked = await lockCase(tx, { id });
      if (!locked || locked.authorId === actor.id) throw notFound();
      if (locked.handledAt) refuse(new CaseHandledAlready());
      if (!mayTake({ by: locked.takenBy, at: locked.takenAt }, actor.id, tx.now)) refuse(new CaseTaken(locked.takerName ?? ''));
      await work(tx, locked);
      return (await casesByIds(within(tx), actor, [id]))[0]!;
    });
  }
}
