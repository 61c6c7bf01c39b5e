import { Injectable } from '@nestjs/common';
import { type Page, notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { Anonymity } from '../anonymity/anonymity.service.js';
import { PostCommented } from '../events.js';
import { holdForReview, linksIn, screening } from '../moderation/screening.js';
import { answerablePost } from '../post/post.queries.js';
import { type Viewer, within } from '../viewer.js';
import { Comment } from './comment.entity.js';
import type { AddCommentInput } from './comment.graphql.js';
import { commentPages, commentsByIds } from './comment.queries.js';

const NEW = { parentId: null, body: null, version: 1, editedAt: null, acceptedAt: null, officialLabel: null, officialAt: null };

@Injectable()
export class CommentService {
  /** By the keys of `commentsKey`, for posts that were read already. */
  readonly pages = defineLoader<string, Page<Comment>>(async (keys, { caller: { actor } }) => (actor ? commentPages(this.db, actor.tenantId, keys) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
  ) {}

  /** Those that the viewer reads. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Comment[]> {
    return commentsByIds(this.db, viewer, ids);
  }

  add(actor: Actor, input: AddCommentInput): Promise<Comment> {
    return this.db.write(async (tx) => {
      const id = await this.anonymity.once(tx, actor, 'addComment', input, () => this.addInTx(tx, actor, input));
      const [comment] = await commentsByIds(within(tx), actor, [id]);
      if (!comment) throw notFound();
      return comment;
    });
  }

  /** For what happens together with a comment. @throws NOT_FOUND for a post that the actor does not read */
  async addInTx(tx: Tx, actor: Actor, input: AddCommentInput): Promise<Comment> {
    const { postId, text, isAnonymous = false } = input;
    const post = await answerablePost(tx, actor, postId);
    const screened = await screening(tx, actor, { kind: 'COMMENT', texts: [text], links: linksIn([text]), mentions: 0, isNew: true, isAnonymous });
    const { id, authorId, pseudonymId, at } = await this.anonymity.signComment(tx, actor, post, input);
    const comment = await tx.insert(Comment, { ...NEW, id, postId, authorId, pseudonymId, state: screened.isHeld ? 'HIDDEN' : 'PUBLISHED', text, createdAt: at });
    if (screened.isHeld) {
      await holdForReview(tx, { type: 'Comment', id: comment.id }, screened);
      return comment;
    }
    await tx.execute('UPDATE post SET comment_count = comment_count + 1 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, postId]);
    await tx.publish(PostCommented, { postId, commentId: comment.id, authorId, postAuthorId: post.authorId });
    return comment;
  }
}
