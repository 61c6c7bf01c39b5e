import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Actor, LiveStream, News } from '#graphql-kit';
import { LiveLanes } from '#graphql-kit';
import { WakeUps } from '#messaging';
import { TenantDb } from '#tenancy';
import { NOTIFICATIONS_TOPIC } from '../delivery/notifier.service.js';
import { asNotification } from '../inbox/notification.queries.js';
import { NotificationEvent } from '../inbox/notification.graphql.js';
import { type InboxPlace, lastNumber, newsAt } from './live.queries.js';

/** As GraphQL wants an event: under the name of the subscription's field. */
export interface Received {
  notificationReceived: NotificationEvent;
}
export type InboxStream = LiveStream<InboxPlace, Received>;

/** Shows people what they are told, the moment it is committed. */
@Injectable()
export class LiveInbox implements OnModuleInit, OnModuleDestroy {
  readonly live: LiveLanes<InboxPlace, Received>;

  constructor(
    private readonly db: TenantDb,
    wakeUps: WakeUps,
  ) {
    this.live = new LiveLanes(wakeUps, NOTIFICATIONS_TOPIC, async (tenantId, places) => {
      const news = new Map<number, News<Received>[]>();
      for (const { place, unreadCount, ...row } of await newsAt(this.db, tenantId, places)) {
        const notification = asNotification(row);
        // Rows are handed to the member that they belong to.
        if (notification.memberId !== places[place]?.memberId) continue;
        const notificationReceived = Object.assign(new NotificationEvent(), { notification, unreadCount });
        news.set(place, [...(news.get(place) ?? []), { number: notification.number, event: { notificationReceived } }]);
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

  /** Everything that this member is told from now on, once each and in order. */
  async follow({ id: memberId, accountId, tenantId }: Actor): Promise<InboxStream> {
    return this.live.follow(tenantId, { memberId, accountId, after: await lastNumber(this.db, tenantId, memberId) });
  }
}
