import { Injectable } from '@nestjs/common';
import { type MemberId, invalidInput, newId, notFound, refuse, toGlobalId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { type Member, MemberService, audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { type Viewer, within } from '../../viewer.js';
import { closeCase } from '../case/case.queries.js';
import { ASKED_RULES, type AskedRules } from '../rules/rules.queries.js';
import { type Content, lockContent } from '../case/subject.queries.js';
import { type DecisionId, ModerationAction, type ModerationDecision, type SubjectType } from './decision.entity.js';
import { EqualOrHigherRole, MemberStanding, NothingToLift, OwnAffair, Sanction, type SanctionMemberInput, ViewerStanding } from './decision.graphql.js';
import { decisionsAbout, decisionsByIds, insertDecision, settleAppeals } from './decision.queries.js';
import { isSuspensionEnd, whyNotSanction } from './decision.rules.js';

type Target = Pick<Member, 'id' | 'accountId' | 'role' | 'state'> & { suspendedUntil: Date | null };
interface Meant {
  subject: { type: SubjectType; id: string };
  action: Sanction;
  until: Date | null;
  reason: string;
  title: string | null;
}

/** What members are told or lose. */
@Injectable()
export class SanctionService {
  constructor(
    private readonly db: TenantDb,
    private readonly members: MemberService,
  ) {}

  sanction(actor: Actor, { subjectId: subject, sanction: action, until, reason }: SanctionMemberInput): Promise<ModerationDecision> {
    return this.db.write(async (tx) => {
      if (action === Sanction.SUSPEND && (!until || !isSuspensionEnd(until, tx.now))) {
        throw invalidInput('input.until', 'OUT_OF_RANGE', { ja: 'これから1年以内の日時を選んでください。', en: 'Choose a time within the next year.' });
      }
      const meant = { subject, action, until: action === Sanction.SUSPEND ? until! : null, reason };
      const id = subject.type === 'Member' ? await this.actOnMember(tx, actor, subject.id, { ...meant, title: null }) : await this.actOnAuthor(tx, actor, { type: subject.type, id: subject.id }, meant);
      return (await decisionsByIds(within(tx), actor, [], [id]))[0]!;
    });
  }

  /** Ends a suspension or ban that another moderator took back. */
  async lift(tx: Tx, actor: Pick<Actor, 'id'>, memberId: MemberId, reason: string): Promise<void> {
    const target = await lockMember(tx, memberId);
    if (target && isStopped(target, tx.now)) await this.apply(tx, actor, target, { subject: { type: 'Member', id: memberId }, action: Sanction.LIFT, until: null, reason, title: null });
  }

  async standing(viewer: Actor, memberId: MemberId): Promise<MemberStanding> {
    return this.db.read(async (tx) => {
      const target = await tx.first<Target>(`SELECT m.id, m.account_id AS "accountId", m.role, m.state, m.suspended_until AS "suspendedUntil" FROM member m WHERE m.tenant_id = $1 AND m.id = $2 AND m.state <> 'LEFT'`, [tx.tenantId, memberId]);
      if (!target) throw notFound();
      return Object.assign(new MemberStanding(), {
        memberId,
        isBanned: target.state === 'BANNED',
        suspendedUntil: target.suspendedUntil && target.suspendedUntil > tx.now ? target.suspendedUntil : null,
        viewerCanSanction: whyNotSanction(viewer, target) === undefined,
        decisions: await decisionsAbout(within(tx), viewer, memberId),
      });
    });
  }

  async viewerStanding(viewer: Pick<Viewer, 'id' | 'tenantId'>): Promise<ViewerStanding> {
    const [row] = await this.db.readOne<Pick<ViewerStanding, 'suspendedUntil'> & { asked: AskedRules | null; decision: DecisionId | null }>(
      `SELECT CASE WHEN m.suspended_until > now() THEN m.suspended_until END AS "suspendedUntil",
         ${ASKED_RULES} AS asked,
         (SELECT d.id FROM moderation_decision d WHERE d.tenant_id = $1 AND d.member_id = $2 AND d.action = 'SUSPEND' AND m.suspended_until > now() ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) AS decision
       FROM member m WHERE m.tenant_id = $1 AND m.id = $2`,
      [viewer.tenantId, viewer.id],
      'viewer_standing',
    );
    const { suspendedUntil, asked, decision } = row!;
    const graceEndsAt = asked?.graceEndsAt ? new Date(asked.graceEndsAt) : null;
    return Object.assign(new ViewerStanding(), { suspendedUntil, rulesToAccept: asked?.version ?? null, rulesGraceEndsAt: graceEndsAt && graceEndsAt > new Date() ? graceEndsAt : null, decisionId: decision && toGlobalId('ModerationDecision', decision) });
  }

  private async actOnMember(tx: Tx, actor: Actor, id: string, meant: Meant): Promise<DecisionId> {
    const target = await lockMember(tx, id);
    if (!target) throw notFound();
    const why = whyNotSanction(actor, target);
    if (why) refuse(why === 'OWN_AFFAIR' ? new OwnAffair() : new EqualOrHigherRole());
    return this.apply(tx, actor, target, meant);
  }

  /**
   * Acts on whoever wrote it, and never says who that is. Without a name only writing without a name is stopped, and neither role nor
   * self is looked at: a refusal, or somebody's silence, would tell.
   */
  private async actOnAuthor(tx: Tx, actor: Actor, subject: { type: 'Post' | 'Comment'; id: string }, meant: Omit<Meant, 'title'>): Promise<DecisionId> {
    const content = await lockContent(tx, subject);
    if (!content) throw notFound();
    const { title } = content;
    if (content.authorId !== null) return this.actOnMember(tx, actor, content.authorId, { ...meant, title });
    return this.bar(tx, actor, content, { ...meant, title });
  }

  private async bar(tx: Tx, actor: Actor, { pseudonymId }: Content, meant: Meant): Promise<DecisionId> {
    if (meant.action === Sanction.LIFT) {
      if ((await tx.execute('DELETE FROM anonymous_bar WHERE tenant_id = $1 AND pseudonym_id = $2', [tx.tenantId, pseudonymId])) === 0) refuse(new NothingToLift());
    } else if (meant.action !== Sanction.WARN) {
      await tx.execute('INSERT INTO anonymous_bar (tenant_id, id, pseudonym_id, until) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, pseudonym_id) DO UPDATE SET until = $4', [tx.tenantId, newId(tx.now.getTime()), pseudonymId, meant.until]);
    }
    return this.conclude(tx, actor, null, pseudonymId, meant);
  }

  private async apply(tx: Tx, actor: Pick<Actor, 'id'>, target: Target, meant: Meant): Promise<DecisionId> {
    if (meant.action === Sanction.LIFT && !isStopped(target, tx.now)) refuse(new NothingToLift());
    if (meant.action === Sanction.SUSPEND) await this.members.setStanding(tx, target, { state: 'ACTIVE', suspendedUntil: meant.until });
    if (meant.action === Sanction.BAN) await this.members.setStanding(tx, target, { state: 'BANNED', suspendedUntil: null });
    if (meant.action === Sanction.LIFT) await this.members.setStanding(tx, target, { state: 'ACTIVE', suspendedUntil: null });
    return this.conclude(tx, actor, target.id, null, meant);
  }

  private async conclude(tx: Tx, actor: Pick<Actor, 'id'>, memberId: MemberId | null, pseudonymId: string | null, { subject, action, until, reason, title }: Meant): Promise<DecisionId> {
    // A warning because of a post leaves the post to be decided about; a case about the member is done with it.
    const caseId = subject.type === 'Member' ? await closeCase(tx, actor, subject.id, action) : null;
    if (action === Sanction.LIFT) await settleAppeals(tx, actor.id as MemberId, ModerationAction.LIFT, memberId ? { memberId } : { pseudonymId: pseudonymId! }, reason);
    await audit(tx, { actorId: actor.id as MemberId, action: `moderation.member_${action.toLowerCase()}`, subject, reason, ...(until ? { details: { until: until.toISOString() } } : {}) });
    return insertDecision(tx, { caseId, subjectType: memberId === null ? subject.type : 'Member', subjectId: memberId ?? subject.id, memberId, pseudonymId, title, action: ModerationAction[action], reason, until, decidedBy: actor.id as MemberId });
  }
}

const isStopped = ({ state, suspendedUntil }: Target, now: Date): boolean => state === 'BANNED' || (suspendedUntil !== null && suspendedUntil > now);

function lockMember(tx: Tx, id: string): Promise<Target | undefined> {
  return tx.first<Target>(
    `SELECT m.id, m.account_id AS "accountId", m.role, m.state, m.suspended_until AS "suspendedUntil" FROM member m WHERE m.tenant_id = $1 AND m.id = $2 AND m.state IN ('ACTIVE', 'BANNED') FOR NO KEY UPDATE`,
    [tx.tenantId, id],
  );
}
