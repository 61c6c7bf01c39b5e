import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../../anonymity/anonymity.service.js';
import { AppealDecided, DecisionAppealed } from '../../events.js';
import { type Reader, type Viewer, within } from '../../viewer.js';
import { settingsOf } from '../limits/settings.service.js';
import { ContentModeration } from './content.service.js';
import { AppealState, type DecisionId, ModerationAction, ModerationDecision } from './decision.entity.js';
import { type AppealDecisionInput, AppealNotPossible, type DecideAppealInput, OwnAffair, SameModerator } from './decision.graphql.js';
import { APPEALABLE, type DecisionList, decidedPseudonyms, decisionPage, decisionsByIds } from './decision.queries.js';
import { SanctionService } from './sanction.service.js';

/** The second look: once for each decision, by another moderator than the one who decided. */
@Injectable()
export class AppealService {
  constructor(
    private readonly db: TenantDb,
    private readonly content: ContentModeration,
    private readonly sanctions: SanctionService,
    private readonly anonymity: Anonymity,
  ) {}

  async page(viewer: Viewer, list: DecisionList, args: PageArgs): Promise<Page<ModerationDecision>> {
    return decisionPage(this.db, viewer, await this.own(viewer), list, args);
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ModerationDecision[]> {
    return decisionsByIds(this.db, viewer, await this.own(viewer), ids);
  }

  async get(viewer: Viewer, id: DecisionId): Promise<ModerationDecision> {
    const [one] = await this.byIds(viewer, [id]);
    if (!one) throw notFound();
    return one;
  }

  appeal(actor: Actor, { decisionId, words }: AppealDecisionInput): Promise<ModerationDecision> {
    return this.db.write(async (tx) => {
      const decision = await tx.findOne(ModerationDecision, { id: decisionId });
      const own = await this.own(actor, within(tx));
      if (!decision || !isAbout(decision, actor, own)) throw notFound();
      const { appealsAreOpen } = await settingsOf(within(tx), actor.tenantId);
      if (!appealsAreOpen || decision.overturnedAt || !APPEALABLE.includes(decision.action)) refuse(new AppealNotPossible());
      const made = await tx.execute(`INSERT INTO appeal (tenant_id, id, decision_id, words, state, created_at) VALUES ($1, $2, $3, $4, 'OPEN', $5) ON CONFLICT (tenant_id, decision_id) DO NOTHING`, [
        tx.tenantId, newId(tx.now.getTime()), decisionId, words, tx.now,
      ]);
      if (made === 0) refuse(new AppealNotPossible());
      await tx.publish(DecisionAppealed, { decisionId });
      return (await decisionsByIds(within(tx), actor, own, [decisionId]))[0]!;
    });
  }

  decide(actor: Actor, { decisionId, overturns, answer }: DecideAppealInput): Promise<ModerationDecision> {
    return this.db.write(async (tx) => {
      const decision = await tx.findOne(ModerationDecision, { id: decisionId });
      if (!decision) throw notFound();
      if (isAbout(decision, actor, await this.own(actor, within(tx)))) refuse(new OwnAffair());
      if (decision.decidedBy === actor.id) refuse(new SameModerator());
      const state = overturns ? AppealState.OVERTURNED : AppealState.UPHELD;
      // Of two who decide at once the second finds nothing open.
      const decided = await tx.execute(`UPDATE appeal SET state = $3, answer = $4, decided_by = $5, decided_at = $6 WHERE tenant_id = $1 AND decision_id = $2 AND state = 'OPEN'`, [tx.tenantId, decisionId, state, answer, actor.id, tx.now]);
      if (decided === 0) refuse(new AppealNotPossible());
      if (overturns) await this.takeBack(tx, actor, decision, answer);
      await audit(tx, { actorId: actor.id, action: `moderation.appeal_${state.toLowerCase()}`, subject: { type: 'ModerationDecision', id: decisionId }, reason: answer });
      await tx.publish(AppealDecided, { decisionId, memberId: decision.memberId, pseudonymId: decision.pseudonymId, overturned: overturns, decidedBy: actor.id });
      return (await decisionsByIds(within(tx), actor, [], [decisionId]))[0]!;
    });
  }

  /** The pseudonyms of the viewer about which there is a decision. */
  private async own(viewer: Viewer, db: Reader = this.db): Promise<string[]> {
    return (await decidedPseudonyms(db, viewer.tenantId)).filter((pseudonym) => this.anonymity.isBehind(pseudonym, viewer)).map(({ id }) => id);
  }

  private async takeBack(tx: Tx, actor: Actor, { id, action, subjectType, subjectId, memberId, pseudonymId }: ModerationDecision, reason: string): Promise<void> {
    await tx.update(ModerationDecision, { id }, { overturnedAt: tx.now });
    const hidesContent = action === ModerationAction.HIDE || action === ModerationAction.REMOVE;
    if (hidesContent && subjectType !== 'Member') await this.content.restore(tx, actor, { type: subjectType, id: subjectId }, reason);
    if (action !== ModerationAction.SUSPEND) return;
    if (memberId) await this.sanctions.lift(tx, actor, memberId, reason);
    else await tx.execute('DELETE FROM anonymous_bar WHERE tenant_id = $1 AND pseudonym_id = $2', [tx.tenantId, pseudonymId]);
  }
}

const isAbout = ({ memberId, pseudonymId }: ModerationDecision, { id }: Actor, own: readonly string[]): boolean => memberId === id || (pseudonymId !== null && own.includes(pseudonymId));
