import { Injectable } from '@nestjs/common';
import { PostCommented } from '#community/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { postTitle } from './community.queries.js';

/** Who is told of what happens in the community's conversations. */
@Injectable()
export class CommunityHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(PostCommented, { handler: 'notifications.post_commented' })
  async postCommented(tx: Tx, event: Of<typeof PostCommented>): Promise<void> {
    const { postId, authorId, postAuthorId } = event.payload;
    const title = await postTitle(tx, postId);
    if (title === undefined) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.POST_COMMENTED, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title } }), to: postAuthorId === null ? [] : [postAuthorId] });
  }
}
