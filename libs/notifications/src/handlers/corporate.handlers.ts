import { Injectable } from '@nestjs/common';
import { PassReturned, PassSubmitted, PassVerified } from '#corporate/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { certificationName } from './corporate.queries.js';

/** Who is told of passes: operators that one waits, its reporter what became of it, and everybody when it is celebrated. */
@Injectable()
export class CorporateHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(PassSubmitted, { handler: 'notifications.pass_submitted' })
  async passSubmitted(tx: Tx, event: Of<typeof PassSubmitted>): Promise<void> {
    const { passReportId: id, memberId, certificationId } = event.payload;
    const title = await certificationName(tx, certificationId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PASS_SUBMITTED, { subject: { type: 'PassReport', id }, actorId: memberId, params: { title } }), to: 'operators' });
  }

  @On(PassVerified, { handler: 'notifications.pass_verified' })
  async passVerified(tx: Tx, event: Of<typeof PassVerified>): Promise<void> {
    const { passReportId: id, memberId, certificationId, verifiedBy } = event.payload;
    const title = await certificationName(tx, certificationId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PASS_VERIFIED, { subject: { type: 'PassReport', id }, actorId: verifiedBy, params: { title } }), to: [memberId] });
  }

  /** The one who passed is its actor, and so not among those who are told. */
  @On(PassVerified, { handler: 'notifications.pass_celebrated' })
  async passCelebrated(tx: Tx, event: Of<typeof PassVerified>): Promise<void> {
    const { celebrationId: id, memberId, certificationId } = event.payload;
    const title = id && (await certificationName(tx, certificationId));
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PASS_CELEBRATED, { subject: { type: 'Post', id }, actorId: memberId, params: { title } }), to: 'everyone' });
  }

  @On(PassReturned, { handler: 'notifications.pass_returned' })
  async passReturned(tx: Tx, event: Of<typeof PassReturned>): Promise<void> {
    const { passReportId: id, memberId, certificationId, returnedBy } = event.payload;
    const title = await certificationName(tx, certificationId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PASS_RETURNED, { subject: { type: 'PassReport', id }, actorId: returnedBy, params: { title } }), to: [memberId] });
  }
}
