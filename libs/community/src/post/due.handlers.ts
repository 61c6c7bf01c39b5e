import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { type Due, type Heard, On, type PayloadOf, defineJob } from '#messaging';
import type { Tx } from '#tenancy';
import { PostDue } from '../events.js';
import { forgetChanges } from '../live/thread-change.queries.js';
import { PostState } from './post.entity.js';
import { changePost, duePost } from './writing.queries.js';
import { publishNow } from './writing.service.js';

/** Whoever looks at a conversation hears of a change within seconds; an hour later it is read with the post. */
const ForgetThreadChanges = defineJob('community.forget_thread_changes', { cron: '35 * * * *' });
const HOUR_MS = 3_600_000;

@Injectable()
export class DuePosts {
  @On(PostDue, { handler: 'community.publish_due_post' })
  async publish(tx: Tx, { payload: { postId, at } }: Heard<PayloadOf<typeof PostDue>>): Promise<void> {
    const post = await duePost(tx, postId, new Date(at));
    if (!post) return;
    // Whoever left, or may not write just now, finds it among their drafts.
    if (!post.isAuthorHere || !(await published(tx, post))) await changePost(tx, post.id, 'state = $3, scheduled_for = NULL', [PostState.DRAFT]);
  }

  @On(ForgetThreadChanges, { handler: 'community.forget_thread_changes' })
  async forget(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    await forgetChanges(tx, new Date(Date.parse(slot) - HOUR_MS));
  }
}

async function published(tx: Tx, post: NonNullable<Awaited<ReturnType<typeof duePost>>>): Promise<boolean> {
  try {
    await publishNow(tx, { id: post.authorId! }, post);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
