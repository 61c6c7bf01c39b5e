import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { type Due, On, defineJob } from '#messaging';
import type { Tx } from '#tenancy';
import { forgetChanges } from '../live/thread-change.queries.js';
import { PostState } from './post.entity.js';
import { changePost, duePosts } from './writing.queries.js';
import { publishNow } from './writing.service.js';

/** Scheduled posts come to the minute. A worker that was away makes up for them within the day. */
export const PublishDuePosts = defineJob('community.publish_due_posts', { cron: '* * * * *', lateByHours: 24 });

/** Whoever looks at a conversation hears of a change within seconds; an hour later it is read with the post. */
const ForgetThreadChanges = defineJob('community.forget_thread_changes', { cron: '35 * * * *' });
const HOUR_MS = 3_600_000;

@Injectable()
export class DuePosts {
  /** Each post once: whoever has it locked publishes it, and then it is scheduled no more. */
  @On(PublishDuePosts, { handler: 'community.publish_due_posts' })
  async publish(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    for (const post of await duePosts(tx, new Date(slot))) {
      // Whoever left, or may not write just now, finds it among their drafts.
      if (!post.isAuthorHere || !(await published(tx, post))) await changePost(tx, post.id, 'state = $3, scheduled_for = NULL', [PostState.DRAFT]);
    }
  }

  @On(ForgetThreadChanges, { handler: 'community.forget_thread_changes' })
  async forget(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    await forgetChanges(tx, new Date(Date.parse(slot) - HOUR_MS));
  }
}

async function published(tx: Tx, post: Awaited<ReturnType<typeof duePosts>>[number]): Promise<boolean> {
  try {
    await publishNow(tx, { id: post.authorId! }, post);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
