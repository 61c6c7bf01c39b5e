import { Injectable } from '@nestjs/common';
import { type MemberId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../../anonymity/anonymity.service.js';
import { CommentHidden, CommentRemoved, CommentRestored, PostCommented, PostHidden, PostPublished, PostRemoved, PostRestored } from '../../events.js';
import { ThreadChangeKind } from '../../live/thread-change.graphql.js';
import { Threads } from '../../live/threads.service.js';
import { tellMentioned } from '../../mention/mention.queries.js';
import { PostState } from '../../post/post.entity.js';
import { within } from '../../viewer.js';
import { closeCase } from '../case/case.queries.js';
import { type Content, lockContent } from '../case/subject.queries.js';
import { type DecisionId, ModerationAction, type ModerationDecision } from './decision.entity.js';
import { ContentStateChanged, type ModerateContentInput, OwnAffair } from './decision.graphql.js';
import { decisionsByIds, insertDecision, settleAppeals } from './decision.queries.js';
import { canBecome } from './decision.rules.js';

type Subject = { type: 'Post' | 'Comment'; id: string };
type Change = 'HIDE' | 'REMOVE' | 'RESTORE';
const STATE = { HIDE: 'HIDDEN', REMOVE: 'REMOVED', RESTORE: 'PUBLISHED' } as const;

/** What becomes of posts and comments. Nothing is deleted: a state changes, and the counts that stand on other rows with it. */
@Injectable()
export class ContentModeration {
  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
    private readonly threads: Threads,
  ) {}

  moderate(actor: Actor, { subjectId: subject, decision, reason }: ModerateContentInput): Promise<ModerationDecision> {
    return this.db.write(async (tx) => {
      const content = await lockContent(tx, subject);
      if (!content) throw notFound();
      if (await this.anonymity.isAuthor(tx, actor, content)) refuse(new OwnAffair());
      const id = await this.decide(tx, actor, subject, content, decision, reason);
      return (await decisionsByIds(within(tx), actor, [], [id]))[0]!;
    });
  }

  /** Shows what a decision took away, when it is still away. */
  async restore(tx: Tx, actor: Pick<Actor, 'id'>, subject: Subject, reason: string): Promise<void> {
    const content = await lockContent(tx, subject);
    if (content && content.state !== 'PUBLISHED') await this.decide(tx, actor, subject, content, 'RESTORE', reason);
  }

  private async decide(tx: Tx, actor: Pick<Actor, 'id'>, subject: Subject, content: Content, change: Change, reason: string): Promise<DecisionId> {
    const last = await tx.first<{ action: ModerationAction }>(`SELECT action FROM moderation_decision WHERE tenant_id = $1 AND subject_id = $2 ORDER BY decided_at DESC, id DESC LIMIT 1`, [tx.tenantId, subject.id]);
    if (!canBecome(change, content.state, !content.isWithdrawn && last !== undefined && last.action !== ModerationAction.RESTORE)) refuse(new ContentStateChanged(PostState[content.state]));
    await setState(tx, subject, content, change);
    await this.threads.changed(tx, changeOf(subject.type, change), content.postId, subject.type === 'Comment' ? subject.id : null);
    // What a filter held back has told nobody yet whom it mentions.
    if (change === 'RESTORE' && last?.action === ModerationAction.HOLD) {
      await tellMentioned(tx, { postId: content.postId, commentId: subject.type === 'Comment' ? subject.id : null, authorId: content.authorId, body: content.body, at: content.authorId ? tx.now : content.createdAt });
    }
    const caseId = await closeCase(tx, actor, subject.id, change);
    if (change === 'RESTORE') await settleAppeals(tx, actor.id as MemberId, ModerationAction.RESTORE, { subjectId: subject.id }, reason);
    await audit(tx, { actorId: actor.id, action: `moderation.content_${STATE[change].toLowerCase()}`, subject, reason });
    const { authorId: memberId, pseudonymId, title } = content;
    return insertDecision(tx, { caseId, subjectType: subject.type, subjectId: subject.id, memberId, pseudonymId, title, action: ModerationAction[change], reason, decidedBy: actor.id as MemberId });
  }
}

const changeOf = (type: Subject['type'], change: Change): ThreadChangeKind => {
  if (type === 'Post') return change === 'RESTORE' ? ThreadChangeKind.POST_CHANGED : ThreadChangeKind.POST_GONE;
  return change === 'RESTORE' ? ThreadChangeKind.COMMENT_ADDED : ThreadChangeKind.COMMENT_GONE;
};

async function setState(tx: Tx, { type, id }: Subject, content: Content, change: Change): Promise<void> {
  const step = Number(change === 'RESTORE') - Number(content.state === 'PUBLISHED');
  const { postId, spaceId, authorId } = content;
  if (type === 'Post') {
    await tx.execute(`UPDATE post SET state = $3, published_at = CASE WHEN $3 = 'PUBLISHED' THEN coalesce(published_at, $4) ELSE published_at END WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, STATE[change], tx.now]);
    if (step !== 0) await tx.execute('UPDATE space SET post_count = post_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, spaceId, step]);
    // What was held is published now, for the first time.
    await tx.publish(change === 'HIDE' ? PostHidden : change === 'REMOVE' ? PostRemoved : content.wasPublished ? PostRestored : PostPublished, { postId, spaceId, authorId });
    return;
  }
  await tx.execute('UPDATE comment SET state = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, STATE[change]]);
  if (step !== 0) await tx.execute('UPDATE post SET comment_count = comment_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, postId, step]);
  if (change === 'RESTORE' && !content.wasPublished) await tx.publish(PostCommented, { postId, commentId: id, authorId, postAuthorId: content.postAuthorId });
  else await tx.publish(change === 'HIDE' ? CommentHidden : change === 'REMOVE' ? CommentRemoved : CommentRestored, { commentId: id, postId, authorId });
}
