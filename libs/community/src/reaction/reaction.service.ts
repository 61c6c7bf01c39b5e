import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import type { Comment, CommentId } from '../comment/comment.entity.js';
import { answerableComment } from '../comment/answerable.queries.js';
import { commentsByIds } from '../comment/comment.queries.js';
import { PostReacted } from '../events.js';
import type { Post, PostId } from '../post/post.entity.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { answerablePost, postsByIds } from '../post/post.queries.js';
import { within } from '../viewer.js';
import type { ReactionOption, ReactionOptionId } from './option/option.entity.js';
import { ReactionRetired } from './option/option.graphql.js';
import { readOptions } from './option/option.queries.js';
import { isOffered } from './option/option.rules.js';
import type { Reaction, ReactionCount } from './reaction.entity.js';
import { type Subject, addReaction, reactionPage, reactionsToComments, removeReaction } from './reaction.queries.js';

/** Reacting twice in one way, and taking back what is not there, change nothing: a retry needs no key. */
@Injectable()
export class ReactionService {
  readonly toComments = defineLoader<string, ReactionCount[]>(async (ids, { caller: { actor } }) => (actor ? reactionsToComments(this.db, actor, ids) : new Map()));

  constructor(private readonly db: TenantDb) {}

  reactToPost(actor: Actor, postId: PostId, optionId: ReactionOptionId): Promise<Post> {
    return this.withPost(actor, postId, (tx) => this.reactInTx(tx, actor, postId, optionId));
  }

  withdrawFromPost(actor: Actor, postId: PostId, optionId: ReactionOptionId): Promise<Post> {
    return this.withPost(actor, postId, async (tx) => {
      const { key } = await optionOf(tx, optionId);
      await this.withdrawInTx(tx, actor, postId, key);
    });
  }

  reactToComment(actor: Actor, commentId: CommentId, optionId: ReactionOptionId): Promise<Comment> {
    return this.withComment(actor, commentId, async (tx) => {
      await assertConsent(tx, actor);
      const { key } = offered(await optionOf(tx, optionId));
      await addReaction(tx, { type: 'Comment', id: commentId }, actor.id, key);
    });
  }

  withdrawFromComment(actor: Actor, commentId: CommentId, optionId: ReactionOptionId): Promise<Comment> {
    return this.withComment(actor, commentId, async (tx) => {
      const { key } = await optionOf(tx, optionId);
      await removeReaction(tx, { type: 'Comment', id: commentId }, actor.id, key);
    });
  }

  /** For what happens together with a reaction. @throws NOT_FOUND for a post that the actor does not read, ReactionRetired */
  async reactInTx(tx: Tx, actor: Actor, postId: PostId, optionId: ReactionOptionId): Promise<ReactionOption> {
    await answerablePost(tx, actor, postId);
    await assertConsent(tx, actor);
    const option = offered(await optionOf(tx, optionId));
    if (await addReaction(tx, { type: 'Post', id: postId }, actor.id, option.key)) await tx.publish(PostReacted, { postId, memberId: actor.id });
    return option;
  }

  /** @throws NOT_FOUND for a post that the actor does not read */
  async withdrawInTx(tx: Tx, actor: Actor, postId: PostId, key: string): Promise<void> {
    await answerablePost(tx, actor, postId);
    await removeReaction(tx, { type: 'Post', id: postId }, actor.id, key);
  }

  /** Who reacted. @throws NOT_FOUND for what the viewer does not read */
  async page(viewer: Actor, subject: Subject, args: PageArgs, optionId?: ReactionOptionId): Promise<Page<Reaction>> {
    const isRead = subject.type === 'Post' ? (await postsByIds(this.db, viewer, [subject.id], { fields: new Set() })).size > 0 : (await commentsByIds(this.db, viewer, [subject.id])).length > 0;
    if (!isRead) throw notFound();
    return reactionPage(this.db, viewer.tenantId, subject, await readOptions(this.db, viewer.tenantId), args, optionId);
  }

  private withPost(actor: Actor, postId: PostId, work: (tx: Tx) => Promise<unknown>): Promise<Post> {
    return this.db.write(async (tx) => {
      await work(tx);
      return (await postsByIds(within(tx), actor, [postId])).get(postId)!;
    });
  }

  private withComment(actor: Actor, commentId: CommentId, work: (tx: Tx) => Promise<unknown>): Promise<Comment> {
    return this.db.write(async (tx) => {
      await answerableComment(tx, actor, commentId);
      await work(tx);
      return (await commentsByIds(within(tx), actor, [commentId]))[0]!;
    });
  }
}

/** @throws NOT_FOUND */
async function optionOf(tx: Tx, optionId: ReactionOptionId): Promise<ReactionOption> {
  const option = (await readOptions(within(tx), tx.tenantId!)).find(({ id }) => id === optionId);
  if (!option) throw notFound();
  return option;
}

/** @throws ReactionRetired */
function offered(option: ReactionOption): ReactionOption {
  if (!isOffered(option)) refuse(new ReactionRetired(option));
  return option;
}
