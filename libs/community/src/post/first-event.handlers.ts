import { Injectable } from '@nestjs/common';
import { FirstEvent } from '#events/events';
import type { MemberId } from '#kernel';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { spaceFor } from '../space/space.queries.js';
import { PostKind } from './post.entity.js';
import { writePost } from './post.queries.js';

const CELEBRATIONS = { name: 'お祝い', description: 'はじめての挑戦と、うれしい知らせ' };

@Injectable()
export class FirstEventHandlers {
  /** Whoever holds an event for the first time is celebrated, if they agreed: the post is theirs, so that congratulations reach them. */
  @On(FirstEvent, { handler: 'community.first_event' })
  async firstEvent(tx: Tx, { payload: { eventId, memberId, mayCelebrate } }: Heard<PayloadOf<typeof FirstEvent>>): Promise<void> {
    const event = mayCelebrate && (await tx.first<{ title: string }>('SELECT title FROM event WHERE tenant_id = $1 AND id = $2', [tx.tenantId, eventId]));
    if (!event) return;
    await writePost(tx, { spaceId: await spaceFor(tx, 'CELEBRATIONS', CELEBRATIONS), authorId: memberId as MemberId, title: `はじめてイベント「${event.title}」を企画しました`, text: '', kind: PostKind.CELEBRATION });
  }
}
