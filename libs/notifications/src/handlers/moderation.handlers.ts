import { Injectable } from '@nestjs/common';
import { Anonymity } from '#community';
import { AppealDecided, CaseHandled, CaseOpened, DecisionAppealed, ModerationDecided, RulesPublished } from '#community/events';
import type { MemberId } from '#kernel';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { aboutCase, aboutDecision, moderators } from './moderation.queries.js';

/** Who is told of reports and decisions. Nobody is named as the one who did it: neither who reported nor who decided. */
@Injectable()
export class ModerationHandlers {
  constructor(
    private readonly notifier: Notifier,
    private readonly anonymity: Anonymity,
  ) {}

  @On(CaseOpened, { handler: 'notifications.case_opened' })
  async caseOpened(tx: Tx, event: Of<typeof CaseOpened>): Promise<void> {
    const about = await aboutCase(tx, event.payload.caseId);
    if (!about) return;
    const said = content(event, NotificationKind.CASE_OPENED, { subject: { type: 'ModerationCase', id: event.payload.caseId }, params: { title: about.title ?? '' } });
    await this.notifier.notify(tx, { ...said, to: await moderators(tx, [about.authorId]) });
  }

  @On(CaseHandled, { handler: 'notifications.case_handled' })
  async caseHandled(tx: Tx, event: Of<typeof CaseHandled>): Promise<void> {
    const about = await aboutCase(tx, event.payload.caseId);
    if (!about) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.REPORT_HANDLED, { params: { title: about.title ?? '', outcome: event.payload.acted ? 'ACTED' : 'KEPT' } }), to: about.reporters });
  }

  @On(ModerationDecided, { handler: 'notifications.moderation_decided' })
  async decided(tx: Tx, event: Of<typeof ModerationDecided>): Promise<void> {
    const { decisionId: id, memberId, pseudonymId, action } = event.payload;
    const about = await aboutDecision(tx, id);
    if (!about) return;
    const { title, reason, until, timeZone, canBeAppealed } = about;
    const params = { title: title ?? '', outcome: action, canBeAppealed, timeZone, ...(reason ? { reason } : {}), ...(until ? { until: until.toISOString() } : {}) };
    const said = content(event, NotificationKind.MODERATION_DECIDED, { subject: { type: 'ModerationDecision', id }, params });
    const to = action === 'BAN' && memberId ? { banned: memberId } : await this.whom(tx, memberId, pseudonymId);
    await this.notifier.notify(tx, { ...said, to });
  }

  @On(DecisionAppealed, { handler: 'notifications.decision_appealed' })
  async appealed(tx: Tx, event: Of<typeof DecisionAppealed>): Promise<void> {
    const about = await aboutDecision(tx, event.payload.decisionId);
    if (!about) return;
    const said = content(event, NotificationKind.APPEAL_MADE, { subject: { type: 'ModerationDecision', id: event.payload.decisionId }, params: { title: about.title ?? '' } });
    await this.notifier.notify(tx, { ...said, to: await moderators(tx, [about.memberId, about.decidedBy]) });
  }

  @On(AppealDecided, { handler: 'notifications.appeal_decided' })
  async appealDecided(tx: Tx, event: Of<typeof AppealDecided>): Promise<void> {
    const { decisionId: id, memberId, pseudonymId, overturned } = event.payload;
    const said = content(event, NotificationKind.APPEAL_DECIDED, { subject: { type: 'ModerationDecision', id }, params: { outcome: overturned ? 'OVERTURNED' : 'UPHELD' } });
    await this.notifier.notify(tx, { ...said, to: await this.whom(tx, memberId, pseudonymId) });
  }

  @On(RulesPublished, { handler: 'notifications.rules_published' })
  async rulesPublished(tx: Tx, event: Of<typeof RulesPublished>): Promise<void> {
    const { rulesVersionId: id, publishedBy, asksConsent } = event.payload;
    if (!asksConsent) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.RULES_PUBLISHED, { subject: { type: 'RulesVersion', id }, actorId: publishedBy }), to: 'everyone' });
  }

  private async whom(tx: Tx, memberId: MemberId | null, pseudonymId: string | null): Promise<MemberId[]> {
    return memberId === null ? this.anonymity.membersBehind(tx, [pseudonymId]) : [memberId];
  }
}
