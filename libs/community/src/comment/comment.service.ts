import { Injectable } from '@nestjs/common';
import { type Page, forbidden, notFound, refuse, toGlobalId } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { sameAttachments } from '../attachment/attachment.queries.js';
import { Attachments } from '../attachment/attachment.service.js';
import { Anonymity } from '../anonymity/anonymity.service.js';
import { timeWithout } from '../anonymity/anonymity.rules.js';
import { holdForReview, screening } from '../moderation/screening.js';
import { type Words, oneOf, shownBody } from '../document/rich-text.graphql.js';
import { CommentEdited, CommentHidden, CommentRemoved, PostCommented } from '../events.js';
import { ThreadChangeKind } from '../live/thread-change.graphql.js';
import { Threads } from '../live/threads.service.js';
import { settleMentions, tellMentioned } from '../mention/mention.queries.js';
import { keepRevision } from '../revision/revision.queries.js';
import type { PostId } from '../post/post.entity.js';
import { wordsBeside } from '../post/beside.service.js';
import { written } from '../post/screened.js';
import { answerablePost } from '../post/post.queries.js';
import { type Viewer, within } from '../viewer.js';
import { Comment, type CommentId } from './comment.entity.js';
import { type AddCommentInput, CommentEditConflict, CommentGone, type EditCommentInput, type RemoveCommentInput } from './comment.graphql.js';
import { type CommentRow, answerable, commentPages, commentsByIds, countComments, lockComment } from './comment.queries.js';

const NEW = { version: 1, editedAt: null, acceptedAt: null, officialLabel: null, officialAt: null };

@Injectable()
export class CommentService {
  /** By the keys of `commentsKey`, for posts that were read already. */
  readonly pages = defineLoader<string, Page<Comment>>(async (keys, { caller: { actor } }) => (actor ? commentPages(this.db, actor.tenantId, keys) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly anonymity: Anonymity,
    private readonly threads: Threads,
    private readonly attachments: Attachments,
  ) {}

  /** Those that the viewer reads. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Comment[]> {
    return commentsByIds(this.db, viewer, ids);
  }

  add(actor: Actor, input: AddCommentInput): Promise<Comment> {
    return this.db.write(async (tx) => {
      let unknownMentions: string[] = [];
      const id = await this.anonymity.once(tx, actor, 'addComment', input, async () => {
        const words = await settleMentions(tx, oneOf(input));
        unknownMentions = words.unknown;
        return this.make(tx, actor, input, words);
      });
      return Object.assign(await this.reread(tx, actor, id, 'just written'), { unknownMentions });
    });
  }

  /** For what happens together with a comment. @throws NOT_FOUND for a post that the actor does not read */
  addInTx(tx: Tx, actor: Actor, input: { postId: PostId; text: string; idempotencyKey?: string }): Promise<Comment> {
    return this.make(tx, actor, input, { body: null, text: input.text });
  }

  edit(author: Actor, input: EditCommentInput): Promise<Comment> {
    return this.db.write(async (tx) => {
      const comment = await this.own(tx, author, input.id);
      await answerablePost(tx, author, comment.postId);
      const { attachments } = input;
      const words = await settleMentions(tx, oneOf(input));
      // The same words again, such as by a retry, are no conflict and no edit.
      const isSame = JSON.stringify(shownBody(words)) === JSON.stringify(shownBody(comment)) && (!attachments || (await sameAttachments(tx, { commentId: comment.id }, attachments)));
      if (isSame) return this.reread(tx, author, comment.id);
      if (comment.version !== input.version) refuse(new CommentEditConflict(await this.reread(tx, author, comment.id), words.text, shownBody(words)));
      const { postId, id, authorId } = comment;
      const at = authorId ? tx.now : timeWithout(tx.now);
      const screened = await screening(tx, author, written('COMMENT', null, words, { isNew: false, isAnonymous: !authorId, isBehind: this.anonymity.behind(author), beside: wordsBeside({ ...(attachments ? { attachments } : {}) }) }));
      await keepRevision(tx, { ...comment, commentId: id, title: null, writtenAt: comment.editedAt ?? comment.createdAt });
      await tx.update(Comment, { id }, { text: words.text, body: words.body, version: comment.version + 1, editedAt: at, ...(screened.isHeld ? { state: 'HIDDEN' } : {}) });
      if (attachments) await this.attachments.settle(tx, { postId: null, commentId: id }, attachments, { memberId: author.id, isAnonymous: !authorId });
      if (screened.isHeld) {
        await holdForReview(tx, { type: 'Comment', id }, screened);
        await this.gone(tx, CommentHidden, comment);
      } else {
        await tellMentioned(tx, { postId, commentId: id, authorId, body: words.body, at });
        await tx.publish(CommentEdited, { postId, commentId: id, authorId });
        if (authorId) await this.threads.changed(tx, ThreadChangeKind.COMMENT_EDITED, postId, id);
      }
      return Object.assign(await this.reread(tx, author, id), { unknownMentions: words.unknown });
    });
  }

  remove(author: Actor, { id, reason }: RemoveCommentInput): Promise<CommentGone> {
    return this.db.write(async (tx) => {
      const comment = await this.own(tx, author, id, { evenGone: true });
      const { postId, state } = comment;
      if (state !== 'REMOVED') {
        await tx.execute(`UPDATE comment SET state = 'REMOVED', withdrawn_at = $3, withdrawn_reason = $4 WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, comment.authorId ? tx.now : timeWithout(tx.now), reason ?? null]);
        if (state === 'PUBLISHED') await this.gone(tx, CommentRemoved, comment);
      }
      return Object.assign(new CommentGone(), { commentId: toGlobalId('Comment', id), postId: toGlobalId('Post', postId) });
    });
  }

  private async make(tx: Tx, actor: Actor, input: Omit<AddCommentInput, 'text' | 'body'>, { text, body }: Words): Promise<Comment> {
    const { postId, parentId, isAnonymous = false, attachments = [] } = input;
    const post = await answerablePost(tx, actor, postId);
    const parent = parentId && (await answerable(tx, postId, parentId));
    if (parentId && !parent) throw notFound();
    const screened = await screening(tx, actor, written('COMMENT', null, { body, text }, { isAnonymous, beside: wordsBeside({ attachments }), isBehind: this.anonymity.behind(actor) }));
    const { id, authorId, pseudonymId, at } = await this.anonymity.signComment(tx, actor, post, input);
    const state = screened.isHeld ? 'HIDDEN' : 'PUBLISHED';
    const comment = await tx.insert(Comment, { ...NEW, id, postId, authorId, pseudonymId, parentId: parentId ?? null, threadAt: parent ? parent.createdAt : null, state, text, body, createdAt: at });
    await this.attachments.settle(tx, { postId: null, commentId: comment.id }, attachments, { memberId: actor.id, isAnonymous });
    if (screened.isHeld) {
      await holdForReview(tx, { type: 'Comment', id: comment.id }, screened);
      return comment;
    }
    await countComments(tx, postId, 1);
    await tx.publish(PostCommented, { postId, commentId: comment.id, authorId, postAuthorId: post.authorId });
    await tellMentioned(tx, { postId, commentId: comment.id, authorId, body, at });
    if (authorId) await this.threads.changed(tx, ThreadChangeKind.COMMENT_ADDED, postId, comment.id);
    return comment;
  }

  private async gone(tx: Tx, fact: typeof CommentRemoved, { id, postId, authorId }: CommentRow): Promise<void> {
    await countComments(tx, postId, -1);
    await tx.publish(fact, { postId, commentId: id, authorId });
    await this.threads.changed(tx, ThreadChangeKind.COMMENT_GONE, postId, id);
  }

  /** @throws NOT_FOUND for what cannot be read, or is gone; FORBIDDEN for what others said */
  private async own(tx: Tx, author: Actor, id: CommentId, { evenGone = false } = {}): Promise<CommentRow> {
    const comment = await lockComment(tx, author, id);
    if (!comment || (!evenGone && comment.state !== 'PUBLISHED')) throw notFound();
    if (!(await this.anonymity.isAuthor(tx, author, comment))) throw comment.state === 'PUBLISHED' ? forbidden() : notFound();
    return comment;
  }

  private async reread(tx: Tx, viewer: Actor, id: string, which?: 'just written'): Promise<Comment> {
    const [comment] = await commentsByIds(within(tx), viewer, [id], which);
    if (!comment) throw notFound();
    return comment;
  }
}
