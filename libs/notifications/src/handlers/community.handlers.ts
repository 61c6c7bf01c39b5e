import { Injectable } from '@nestjs/common';
import { Anonymity, reactionWords } from '#community';
import { Mentioned, PostCommented, PostPublished, PostReacted } from '#community/events';
import { rolesWith } from '#identity';
import type { MemberId } from '#kernel';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { commentedPost, kudosIn, mentioningPost, reactedPost } from './community.queries.js';
import { readersOf } from './spaces.queries.js';

/** Who is told of what happens in the community's conversations. */
@Injectable()
export class CommunityHandlers {
  constructor(
    private readonly notifier: Notifier,
    private readonly anonymity: Anonymity,
  ) {}

  /** Whoever asked without a name is told like anybody else, except of what they say themselves under the same pseudonym. */
  @On(PostCommented, { handler: 'notifications.post_commented' })
  async postCommented(tx: Tx, event: Of<typeof PostCommented>): Promise<void> {
    const { postId, commentId, authorId, postAuthorId } = event.payload;
    const post = await commentedPost(tx, postId, commentId);
    if (!post) return;
    const { title, pseudonymId, commentPseudonymId } = post;
    const authors = postAuthorId === null ? await this.anonymity.membersBehind(tx, pseudonymId === commentPseudonymId ? [] : [pseudonymId]) : [postAuthorId];
    await this.notifier.notify(tx, { ...content(event, NotificationKind.POST_COMMENTED, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title, commentId, isAnonymous: authorId === null } }), to: await readersOf(tx, postId, authors, rolesWith('spaces:manage')) });
  }

  @On(PostPublished, { handler: 'notifications.kudos_given' })
  async kudosGiven(tx: Tx, event: Of<typeof PostPublished>): Promise<void> {
    const { postId, authorId } = event.payload;
    const kudos = await kudosIn(tx, postId);
    if (!kudos) return;
    const to = await readersOf(tx, postId, kudos.memberIds, rolesWith('spaces:manage'));
    await this.notifier.notify(tx, { ...content(event, NotificationKind.KUDOS_GIVEN, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title: kudos.title } }), to });
  }

  /** Once for each person who reacts to a post, in the word of their first reaction: what follows it is no news. */
  @On(PostReacted, { handler: 'notifications.post_reacted' })
  async postReacted(tx: Tx, event: Of<typeof PostReacted>): Promise<void> {
    const { postId, memberId } = event.payload;
    const post = await reactedPost(tx, postId, memberId);
    if (!post) return;
    const words = await reactionWords(tx, post.key);
    if (!words) return;
    const authors = post.authorId ? [post.authorId] : await this.anonymity.membersBehind(tx, [post.pseudonymId]);
    const told = content(event, NotificationKind.POST_REACTED, { subject: { type: 'Post', id: postId }, actorId: memberId as MemberId, params: { title: post.title, words } });
    await this.notifier.notify(tx, { ...told, to: await readersOf(tx, postId, authors, rolesWith('spaces:manage')) });
  }

  /** Nobody is left out who wrote it: of what has no name on it, that would tell whose it is. */
  @On(Mentioned, { handler: 'notifications.mentioned' })
  async mentioned(tx: Tx, event: Of<typeof Mentioned>): Promise<void> {
    const { postId, commentId, authorId, memberIds } = event.payload;
    const post = await mentioningPost(tx, postId, commentId);
    if (!post) return;
    const told = content(event, NotificationKind.MENTION, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title: post.title, isAnonymous: authorId === null, ...(commentId ? { commentId } : {}) } });
    await this.notifier.notify(tx, { ...told, to: await readersOf(tx, postId, memberIds, rolesWith('spaces:manage'), { unlessSilent: true }) });
  }
}
