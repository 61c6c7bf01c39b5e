import { Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { DutyBegins, ItemHanded, MemberGreeted } from '#today/events';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';

/** Who is told of the operators' day: whoever is on duty, whoever is asked, and whoever is greeted. */
@Injectable()
export class TodayHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(DutyBegins, { handler: 'notifications.duty_begins' })
  dutyBegins(tx: Tx, event: Of<typeof DutyBegins>): Promise<void> {
    const { memberId, waitingCount, noteCount } = event.payload;
    return this.notifier.notify(tx, { ...content(event, NotificationKind.DUTY_BEGINS, { params: { text: String(waitingCount + noteCount) } }), to: [memberId as MemberId] });
  }

  @On(ItemHanded, { handler: 'notifications.item_handed' })
  itemHanded(tx: Tx, event: Of<typeof ItemHanded>): Promise<void> {
    const { itemId, memberId, byId } = event.payload;
    return this.notifier.notify(tx, { ...content(event, NotificationKind.ITEM_HANDED, { subject: { type: 'TodayItem', id: itemId }, actorId: byId as MemberId }), to: [memberId as MemberId] });
  }

  @On(MemberGreeted, { handler: 'notifications.member_greeted' })
  memberGreeted(tx: Tx, event: Of<typeof MemberGreeted>): Promise<void> {
    const { memberId, byId, text } = event.payload;
    return this.notifier.notify(tx, { ...content(event, NotificationKind.GREETED, { actorId: byId as MemberId, params: { text } }), to: [memberId as MemberId] });
  }
}
