import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { notFound, toGlobalId } from '#kernel';
import { type Actor, LiveLanes, type LiveStream, type News } from '#graphql-kit';
import { WakeUps } from '#messaging';
import { TenantDb, type Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import { readablePost } from '../post/post.queries.js';
import { ThreadChange, type ThreadChangeKind } from './thread-change.graphql.js';
import { type ThreadPlace, changesAt, lastChange, noteChange } from './thread-change.queries.js';

const TOPIC = 'threads';

/** As GraphQL wants an event: under the name of the subscription's field. */
interface Changed {
  threadChanged: ThreadChange;
}

/** Tells those who read a conversation that it changed. */
@Injectable()
export class Threads implements OnModuleInit, OnModuleDestroy {
  readonly live: LiveLanes<ThreadPlace, Changed>;

  constructor(
    private readonly db: TenantDb,
    private readonly wakeUps: WakeUps,
  ) {
    this.live = new LiveLanes(wakeUps, TOPIC, async (tenantId, places) => {
      const news = new Map<number, News<Changed>[]>();
      for (const { place, number, what, commentId } of await changesAt(this.db, tenantId, places)) {
        const threadChanged = Object.assign(new ThreadChange(), { postId: toGlobalId('Post', places[place]!.postId), what, commentId: commentId && toGlobalId('Comment', commentId) });
        news.set(place, [...(news.get(place) ?? []), { number, event: { threadChanged } }]);
      }
      return news;
    });
  }

  onModuleInit(): void {
    this.live.open();
  }

  onModuleDestroy(): void {
    this.live.close();
  }

  /** To be called in the transaction that changes something. */
  async changed(tx: Tx, what: ThreadChangeKind, postId: string, commentId: string | null = null): Promise<void> {
    await noteChange(tx, postId, what, commentId);
    const { tenantId } = tx;
    tx.afterCommit(() => tenantId && this.wakeUps.wake(TOPIC, tenantId));
  }

  /** @throws NOT_FOUND */
  async follow(actor: Actor, postId: PostId): Promise<LiveStream<ThreadPlace, Changed>> {
    const after = await lastChange(this.db, actor.tenantId, postId);
    if (!(await this.db.read((tx) => readablePost(tx, actor, postId)))) throw notFound();
    return this.live.follow(actor.tenantId, { postId, memberId: actor.id, after });
  }
}
