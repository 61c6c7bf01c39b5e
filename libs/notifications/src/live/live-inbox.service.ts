import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { TenantId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { WakeUps } from '#messaging';
import { TenantDb, runInContext } from '#tenancy';
import { NOTIFICATIONS_TOPIC } from '../delivery/notifier.service.js';
import { asNotification } from '../inbox/notification.queries.js';
import { NotificationEvent } from '../inbox/notification.graphql.js';
import { InboxStream } from './inbox-stream.js';
import { lastNumber, newsAt } from './live.queries.js';

/** A wake-up may be lost: then nobody waits longer than this. */
const LOOK_EVERY_MS = 5_000;

interface Lane {
  readonly tenantId: TenantId;
  readonly streams: Set<InboxStream>;
  looking: boolean;
  again: boolean;
}

/**
 * Shows people what they are told, the moment it is committed. A wake-up says only that there is something in a tenant;
 * one statement then reads what is new for all who listen there, each from the number that they saw last.
 */
@Injectable()
export class LiveInbox implements OnModuleInit, OnModuleDestroy {
  private readonly lanes = new Map<TenantId, Lane>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly db: TenantDb,
    private readonly wakeUps: WakeUps,
  ) {}

  onModuleInit(): void {
    const everywhere = (): void => this.lanes.forEach((lane) => void this.look(lane));
    const timer = setInterval(everywhere, LOOK_EVERY_MS).unref();
    this.stops.push(
      () => clearInterval(timer),
      this.wakeUps.onGap(everywhere),
      this.wakeUps.on(NOTIFICATIONS_TOPIC, (tenantId) => {
        const lane = this.lanes.get(tenantId);
        if (lane) void this.look(lane);
      }),
    );
  }

  onModuleDestroy(): void {
    this.stops.forEach((stop) => stop());
    for (const { streams } of this.lanes.values()) for (const stream of streams) void stream.return();
  }

  /** Everything that this member is told from now on, once each and in order. */
  async follow({ id: memberId, accountId, tenantId }: Actor): Promise<InboxStream> {
    const after = await lastNumber(this.db, tenantId, memberId);
    const lane: Lane = this.lanes.get(tenantId) ?? { tenantId, streams: new Set(), looking: false, again: false };
    this.lanes.set(tenantId, lane);
    const stream: InboxStream = new InboxStream(
      { memberId, accountId, after },
      () => void this.look(lane),
      () => {
        lane.streams.delete(stream);
        if (lane.streams.size === 0 && this.lanes.get(tenantId) === lane) this.lanes.delete(tenantId);
      },
    );
    lane.streams.add(stream);
    void this.look(lane); // for what was committed between the number and now
    return stream;
  }

  /** Looks once, and once more when it was asked to meanwhile: so wake-ups may come together, and none is overheard. */
  private async look(lane: Lane): Promise<void> {
    lane.again = true;
    if (lane.looking) return;
    lane.looking = true;
    try {
      while (lane.again) {
        lane.again = false;
        await this.read(lane);
      }
    } catch {
      // The database is away; who calls it otherwise says so, and the next look comes by itself.
    } finally {
      lane.looking = false;
    }
  }

  private async read({ tenantId, streams }: Lane): Promise<void> {
    const hungry = [...streams].filter((stream) => stream.isHungry());
    if (hungry.length === 0) return;
    const places = hungry.map((stream) => ({ ...stream.place }));
    // The tenant is one whose members were let in to listen; rows are handed to the member that they belong to.
    const rows = await runInContext({ tenantId }, () => newsAt(this.db, tenantId, places));
    const news = new Map<number, NotificationEvent[]>();
    for (const { place, unreadCount, ...row } of rows) {
      const event = Object.assign(new NotificationEvent(), { notification: asNotification(row), unreadCount });
      news.set(place, [...(news.get(place) ?? []), event]);
    }
    for (const [place, events] of news) hungry[place]?.give(events.filter((e) => e.notification.memberId === places[place]?.memberId));
  }
}
