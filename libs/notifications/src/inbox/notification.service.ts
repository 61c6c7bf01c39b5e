import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound } from '#kernel';
import { TenantDb } from '#tenancy';
import type { Actor } from '#graphql-kit';
import type { Notification, NotificationId } from './notification.entity.js';
import { countOwn, inboxPage, lockCounter, markRead, ownNotifications, recount } from './notification.queries.js';

@Injectable()
export class NotificationService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs): Promise<Page<Notification>> {
    return inboxPage(this.db, actor.tenantId, actor.id, args);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Notification[]> {
    return ownNotifications(this.db, actor.tenantId, actor.id, ids);
  }

  /**
   * Marks these (or all) read and returns how many are left. The counter is locked first: whoever tells this person
   * something meanwhile has either committed, and is counted here, or raises the counter after us.
   */
  markRead(actor: Actor, ids: readonly NotificationId[] | null): Promise<number> {
    return this.db.write(async (tx) => {
      await lockCounter(tx, actor.accountId);
      const wanted = ids && [...new Set(ids)];
      if (wanted && (await countOwn(tx, actor.id, wanted)) < wanted.length) throw notFound();
      await markRead(tx, actor.id, wanted);
      return recount(tx, actor.id, actor.accountId);
    });
  }
}
