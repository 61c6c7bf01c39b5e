import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, forbidden, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { type Words, oneOf, shownBody } from '../document/rich-text.graphql.js';
import { Attachments } from '../attachment/attachment.service.js';
import { sameAttachments } from '../attachment/attachment.queries.js';
import { Anonymity } from '../anonymity/anonymity.service.js';
import { timeWithout } from '../anonymity/anonymity.rules.js';
import { PostEdited, PostHidden, PostRemoved } from '../events.js';
import { ThreadChangeKind } from '../live/thread-change.graphql.js';
import { Threads } from '../live/threads.service.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { type Screening, holdForReview, screening } from '../moderation/screening.js';
import { settleMentions, tellMentioned } from '../mention/mention.queries.js';
import { keepRevision, revisionPage } from '../revision/revision.queries.js';
import { assertMayWrite } from '../space/space.queries.js';
import { setTags, tagNames } from '../tag/tag.queries.js';
import { tagsOf } from '../tag/tag.rules.js';
import { isOperator, within } from '../viewer.js';
import { wordsBeside } from './beside.service.js';
import { type Post, type PostId, PostState } from './post.entity.js';
import { answerablePost, postsByIds } from './post.queries.js';
import { appeared, disappeared, scheduled } from './publication.queries.js';
import { NOT_YET, written } from './screened.js';
import type { PostSelection } from './sections/index.js';
import { AlreadyPublished, EditConflict, type EditPostInput, type PostRevision, PostVersion, type RemovePostInput, type SchedulePostInput, TooManyPinned } from './writing.graphql.js';
import { type Row, changePost, draftPage, lockPost, pinnedIn } from './writing.queries.js';
import { MAX_PINNED, assertAhead } from './writing.rules.js';

/** What happens to a post after it was begun. */
@Injectable()
export class WritingService {
  constructor(
    private readonly db: TenantDb,
    private readonly threads: Threads,
    private readonly anonymity: Anonymity,
    private readonly attachments: Attachments,
  ) {}

  drafts(author: Actor, args: PageArgs, selection: PostSelection): Promise<Page<Post>> {
    return draftPage(this.db, author, args, selection);
  }

  /** @throws NOT_FOUND, FORBIDDEN to all but the author and operators */
  async revisions(viewer: Actor, id: PostId, args: PageArgs): Promise<Page<PostRevision>> {
    const post = (await postsByIds(this.db, viewer, [id], { fields: new Set() })).get(id);
    if (!post) throw notFound();
    const mayRead = isOperator(viewer) || (await this.db.read((tx) => this.anonymity.isAuthor(tx, viewer, post)));
    if (!mayRead) throw forbidden();
    return revisionPage(this.db, viewer.tenantId, id, args);
  }

  edit(author: Actor, input: EditPostInput): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await this.own(tx, author, input.id);
      const isOut = post.state === PostState.PUBLISHED;
      if (isOut) await answerablePost(tx, author, post.id);
      const words = await settleMentions(tx, input.body || input.text !== undefined ? oneOf(input) : { body: post.body as Words['body'], text: post.text });
      const title = input.title ?? post.title;
      const tags = input.tags && tagsOf('input.tags', input.tags);
      const isSame = title === post.title && words.text === post.text && JSON.stringify(shownBody(words)) === JSON.stringify(shownBody(post)) && (!tags || tags.map((t) => t.name).join() === (await tagNames(tx, post.id)).join()) && (!input.attachments || (await sameAttachments(tx, { postId: post.id }, input.attachments)));
      // The same words again, such as by a retry, are no conflict and no edit.
      if (isSame) return this.reread(tx, author, post.id);
      if (post.version !== input.version) {
        refuse(new EditConflict(await this.reread(tx, author, post.id), Object.assign(new PostVersion(), { title, text: words.text, body: shownBody(words) })));
      }
      await keepRevision(tx, { ...post, postId: post.id, commentId: null, writtenAt: post.editedAt ?? post.publishedAt ?? post.createdAt });
      const at = post.authorId ? tx.now : timeWithout(tx.now);
      const screened = isOut ? await screening(tx, author, written('POST', title, words, { isNew: false, isAnonymous: !post.authorId, beside: wordsBeside(input), isBehind: this.anonymity.behind(author) })) : NOT_YET;
      await changePost(tx, post.id, 'title = $3, text = $4, body = $5, version = version + 1, edited_at = CASE WHEN $6 THEN $7::timestamptz ELSE edited_at END', [title, words.text, words.body && JSON.stringify(words.body), isOut, at]);
      if (tags) await setTags(tx, post.id, tags);
      if (input.attachments) await this.attachments.settle(tx, { postId: post.id, commentId: null }, input.attachments, { memberId: author.id, isAnonymous: !post.authorId });
      if (screened.isHeld) await this.hold(tx, post, screened);
      else if (isOut) {
        await tellMentioned(tx, { postId: post.id, commentId: null, authorId: post.authorId, body: words.body, at });
        await tx.publish(PostEdited, factOf(post));
        if (post.authorId) await this.threads.changed(tx, ThreadChangeKind.POST_EDITED, post.id);
      }
      return Object.assign(await this.reread(tx, author, post.id), { unknownMentions: words.unknown });
    });
  }

  publish(author: Actor, id: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await this.own(tx, author, id);
      if (isWaiting(post)) {
        await assertMayWrite(tx, author, post.spaceId);
        await publishNow(tx, author, post);
      }
      return this.reread(tx, author, id);
    });
  }

  schedule(author: Actor, { id, at }: SchedulePostInput): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await this.own(tx, author, id);
      if (!isWaiting(post)) refuse(new AlreadyPublished());
      if (at) await assertConsent(tx, author);
      if (at) assertAhead('input.at', at, tx.now);
      await changePost(tx, id, 'state = $3, scheduled_for = $4', [at ? PostState.SCHEDULED : PostState.DRAFT, at ?? null]);
      if (at) await scheduled(tx, id, at);
      return this.reread(tx, author, id);
    });
  }

  pin(operator: Actor, id: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await lockPost(tx, operator, id);
      if (post?.state !== PostState.PUBLISHED) throw notFound();
      if (!post.pinnedAt) {
        if ((await pinnedIn(tx, post.spaceId)) >= MAX_PINNED) refuse(new TooManyPinned());
        await changePost(tx, id, 'pinned_at = $3', [tx.now]);
      }
      return this.reread(tx, operator, id);
    });
  }

  unpin(operator: Actor, id: PostId): Promise<Post> {
    return this.db.write(async (tx) => {
      if (!(await lockPost(tx, operator, id))) throw notFound();
      await changePost(tx, id, 'pinned_at = NULL');
      return this.reread(tx, operator, id);
    });
  }

  remove(author: Actor, { id, reason }: RemovePostInput): Promise<Post> {
    return this.db.write(async (tx) => {
      const post = await this.own(tx, author, id, { evenGone: true });
      if (post.state !== PostState.REMOVED) {
        await changePost(tx, id, `state = 'REMOVED', pinned_at = NULL, scheduled_for = NULL, withdrawn_at = $3, withdrawn_reason = $4`, [post.authorId ? tx.now : timeWithout(tx.now), reason ?? null]);
        if (post.state === PostState.PUBLISHED) {
          await disappeared(tx, post);
          await tx.publish(PostRemoved, factOf(post));
          await this.threads.changed(tx, ThreadChangeKind.POST_GONE, id);
        }
      }
      return this.reread(tx, author, id);
    });
  }

  /** What was read until now is out of sight until a moderator has looked at its new words. */
  private async hold(tx: Tx, post: Row, screened: Screening & { isHeld: true }): Promise<void> {
    await changePost(tx, post.id, `state = 'HIDDEN'`);
    await disappeared(tx, post);
    await holdForReview(tx, { type: 'Post', id: post.id }, screened);
    await tx.publish(PostHidden, factOf(post));
    await this.threads.changed(tx, ThreadChangeKind.POST_GONE, post.id);
  }

  /** @throws NOT_FOUND for what cannot be read, or is gone; FORBIDDEN for what others wrote */
  private async own(tx: Tx, author: Actor, id: PostId, { evenGone = false } = {}): Promise<Row> {
    const post = await lockPost(tx, author, id);
    if (!post) throw notFound();
    if (!(await this.anonymity.isAuthor(tx, author, post))) throw post.state === PostState.PUBLISHED ? forbidden() : notFound();
    if (!evenGone && (post.state === PostState.REMOVED || post.state === PostState.HIDDEN)) throw notFound();
    return post;
  }

  private async reread(tx: Tx, viewer: Actor, id: PostId): Promise<Post> {
    const post = (await postsByIds(within(tx), viewer, [id])).get(id);
    if (!post) throw notFound();
    return post;
  }
}

const isWaiting = ({ state }: Row): boolean => state === PostState.DRAFT || state === PostState.SCHEDULED;

const factOf = ({ id, spaceId, authorId }: Row): { postId: string; spaceId: string; authorId: string | null } => ({ postId: id, spaceId, authorId });

/** Out of its drawer, into the feed, or to the moderators first. @throws a refusal, which leaves it where it is */
export async function publishNow(tx: Tx, author: Pick<Actor, 'id'>, post: Row): Promise<void> {
  const screened = await screening(tx, author, written('POST', post.title, post));
  if (screened.isHeld) {
    await changePost(tx, post.id, `state = 'HIDDEN', scheduled_for = NULL`);
    return holdForReview(tx, { type: 'Post', id: post.id }, screened);
  }
  await changePost(tx, post.id, `state = 'PUBLISHED', published_at = $3, scheduled_for = NULL`, [tx.now]);
  await appeared(tx, { ...post, publishedAt: tx.now });
}
