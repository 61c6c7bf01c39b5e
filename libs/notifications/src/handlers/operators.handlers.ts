import { Injectable } from '@nestjs/common';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { Announced, FanOut } from '../events.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';

/** Says to people what the operators say to everyone, and goes on with audiences that are told part by part. */
@Injectable()
export class OperatorsHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(FanOut, { handler: 'notifications.tell_part' })
  tellPart(tx: Tx, { payload }: Of<typeof FanOut>): Promise<void> {
    return this.notifier.tell(tx, payload.content, payload.to);
  }

  @On(Announced, { handler: 'notifications.announcement' })
  announcement(tx: Tx, event: Of<typeof Announced>): Promise<void> {
    const { authorId, text } = event.payload;
    return this.notifier.notify(tx, { ...content(event, NotificationKind.ANNOUNCEMENT, { actorId: authorId, params: { text } }), to: 'everyone' });
  }
}
