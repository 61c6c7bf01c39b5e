import { Injectable } from '@nestjs/common';
import { CommentHidden, CommentRemoved, PostHidden, PostRemoved } from '#community/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import type { Of } from './content.js';
import { callOff } from './moderation.queries.js';

/** What went out of sight calls nobody any more. */
@Injectable()
export class AbsenceHandlers {
  @On(PostHidden, { handler: 'notifications.post_hidden' })
  postHidden(tx: Tx, { payload }: Of<typeof PostHidden>): Promise<void> {
    return callOff(tx, payload.postId, null);
  }

  @On(PostRemoved, { handler: 'notifications.post_removed' })
  postRemoved(tx: Tx, { payload }: Of<typeof PostRemoved>): Promise<void> {
    return callOff(tx, payload.postId, null);
  }

  @On(CommentHidden, { handler: 'notifications.comment_hidden' })
  commentHidden(tx: Tx, { payload }: Of<typeof CommentHidden>): Promise<void> {
    return callOff(tx, payload.postId, payload.commentId);
  }

  @On(CommentRemoved, { handler: 'notifications.comment_removed' })
  commentRemoved(tx: Tx, { payload }: Of<typeof CommentRemoved>): Promise<void> {
    return callOff(tx, payload.postId, payload.commentId);
  }
}
