import { Injectable } from '@nestjs/common';
import { CommentEdited, CommentHidden, CommentRemoved, CommentRestored, PostCommented, PostEdited, PostHidden, PostPublished, PostRemoved, PostRestored } from '#community/events';
import { EventCancelled, EventChanged, EventCreated } from '#events/events';
import { MembersChanged } from '#identity/events';
import { type Heard, On, type PayloadOf, defineJob } from '#messaging';
import type { Tx } from '#tenancy';
import { RebuildDue } from '../events.js';
import { Indexer } from './indexer.js';
import { beginRebuild, rebuildStretch } from './rebuild.js';
import { commentIdsOf } from './sources.queries.js';

const CatchUp = defineJob('search.catch_up', { cron: '20 3 * * *', zone: 'tenant' });

/** Keeps the index true to what happens; what can be found at all is decided by the rows, whenever somebody searches. */
@Injectable()
export class EntryHandlers {
  constructor(private readonly indexer: Indexer) {}

  @On(PostPublished, { handler: 'search.post_published' })
  postPublished(tx: Tx, { payload: { postId } }: Heard<PayloadOf<typeof PostPublished>>): Promise<void> {
    return this.indexer.refresh(tx, 'POST', [postId]);
  }

  @On(PostCommented, { handler: 'search.post_commented' })
  postCommented(tx: Tx, { payload: { commentId } }: Heard<PayloadOf<typeof PostCommented>>): Promise<void> {
    return this.indexer.refresh(tx, 'COMMENT', [commentId]);
  }

  @On(PostEdited, { handler: 'search.post_edited' })
  postEdited(tx: Tx, { payload: { postId } }: Heard<PayloadOf<typeof PostEdited>>): Promise<void> {
    return this.indexer.refresh(tx, 'POST', [postId]);
  }

  @On(CommentEdited, { handler: 'search.comment_edited' })
  commentEdited(tx: Tx, { payload: { commentId } }: Heard<PayloadOf<typeof CommentEdited>>): Promise<void> {
    return this.indexer.refresh(tx, 'COMMENT', [commentId]);
  }

  @On(PostHidden, { handler: 'search.post_hidden' })
  postHidden(tx: Tx, { payload: { postId } }: Heard<PayloadOf<typeof PostHidden>>): Promise<void> {
    return this.conversation(tx, postId);
  }

  @On(PostRestored, { handler: 'search.post_restored' })
  postRestored(tx: Tx, { payload: { postId } }: Heard<PayloadOf<typeof PostRestored>>): Promise<void> {
    return this.conversation(tx, postId);
  }

  @On(PostRemoved, { handler: 'search.post_removed' })
  postRemoved(tx: Tx, { payload: { postId } }: Heard<PayloadOf<typeof PostRemoved>>): Promise<void> {
    return this.conversation(tx, postId);
  }

  @On(CommentHidden, { handler: 'search.comment_hidden' })
  commentHidden(tx: Tx, { payload: { commentId } }: Heard<PayloadOf<typeof CommentHidden>>): Promise<void> {
    return this.indexer.refresh(tx, 'COMMENT', [commentId]);
  }

  @On(CommentRestored, { handler: 'search.comment_restored' })
  commentRestored(tx: Tx, { payload: { commentId } }: Heard<PayloadOf<typeof CommentRestored>>): Promise<void> {
    return this.indexer.refresh(tx, 'COMMENT', [commentId]);
  }

  @On(CommentRemoved, { handler: 'search.comment_removed' })
  commentRemoved(tx: Tx, { payload: { commentId } }: Heard<PayloadOf<typeof CommentRemoved>>): Promise<void> {
    return this.indexer.refresh(tx, 'COMMENT', [commentId]);
  }

  @On(EventCreated, { handler: 'search.event_created' })
  eventCreated(tx: Tx, { payload: { eventId } }: Heard<PayloadOf<typeof EventCreated>>): Promise<void> {
    return this.indexer.refresh(tx, 'EVENT', [eventId]);
  }

  @On(EventChanged, { handler: 'search.event_changed' })
  eventChanged(tx: Tx, { payload: { eventIds } }: Heard<PayloadOf<typeof EventChanged>>): Promise<void> {
    return this.indexer.refresh(tx, 'EVENT', eventIds);
  }

  @On(EventCancelled, { handler: 'search.event_cancelled' })
  eventCancelled(tx: Tx, { payload: { eventId } }: Heard<PayloadOf<typeof EventCancelled>>): Promise<void> {
    return this.indexer.refresh(tx, 'EVENT', [eventId]);
  }

  @On(MembersChanged, { handler: 'search.members_changed' })
  membersChanged(tx: Tx, { payload: { memberIds } }: Heard<PayloadOf<typeof MembersChanged>>): Promise<void> {
    return this.indexer.refresh(tx, 'PERSON', memberIds);
  }

  @On(RebuildDue, { handler: 'search.rebuild' })
  rebuild(tx: Tx, { payload: { after } }: Heard<PayloadOf<typeof RebuildDue>>): Promise<void> {
    return rebuildStretch(tx, this.indexer, after);
  }

  /** A community that was here before its index was, gets one. */
  @On(CatchUp, { handler: 'search.catch_up' })
  async catchUp(tx: Tx): Promise<void> {
    if (!(await tx.first('SELECT FROM search_segment WHERE tenant_id = $1 LIMIT 1', [tx.tenantId]))) await beginRebuild(tx);
  }

  /** With a post its comments come and go. */
  private async conversation(tx: Tx, postId: string): Promise<void> {
    await this.indexer.refresh(tx, 'POST', [postId]);
    await this.indexer.refresh(tx, 'COMMENT', await commentIdsOf(tx, postId));
  }
}
