import { Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { WakeUps } from '#messaging';
import type { Tx } from '#tenancy';
import { FanOut, MailsDue } from '../events.js';
import { type Content, MAILED, type Recipients } from './notice.js';
import { parts, putIntoInboxes, queueMails, raiseCounters, recipients } from './notifier.queries.js';

/** How many people one transaction tells. */
export const PART = 1_000;
/** On which gateways learn that somebody of a tenant was told something. */
export const NOTIFICATIONS_TOPIC = 'notifications';

/** Tells people something: the one way into an inbox. */
@Injectable()
export class Notifier {
  constructor(private readonly wakeUps: WakeUps) {}

  /** Tells them in this transaction; a large audience part by part, each in a transaction of its own. */
  async notify(tx: Tx, { to, ...content }: Content & { to: readonly MemberId[] | 'everyone' | 'operators' }): Promise<void> {
    if (to === 'operators') return this.tell(tx, content, 'operators');
    if (to !== 'everyone' && to.length <= PART) return this.tell(tx, content, { memberIds: to });
    await tx.publishAll(FanOut, (await this.divide(tx, content, to)).map((part) => ({ content, to: part })));
  }

  /** Tells one part of an audience. The same fact a second time changes nothing. */
  async tell(tx: Tx, content: Content, to: Recipients): Promise<void> {
    const people = await recipients(tx, to, content.actorId);
    if (people.length === 0) return;
    const told = await putIntoInboxes(tx, content, people);
    if (told.length === 0) return;
    await raiseCounters(tx, told);
    if (MAILED[content.kind]) {
      await queueMails(tx, told);
      const ids = told.map((t) => t.memberId).sort();
      await tx.publish(MailsDue, { eventId: content.eventId, kind: content.kind, from: ids[0]!, upTo: ids.at(-1)! });
    }
    const { tenantId } = tx;
    tx.afterCommit(() => tenantId && this.wakeUps.wake(NOTIFICATIONS_TOPIC, tenantId));
  }

  private async divide(tx: Tx, content: Content, to: readonly MemberId[] | 'everyone'): Promise<{ after: MemberId | null; upTo: MemberId | null }[] | { memberIds: MemberId[] }[]> {
    if (to !== 'everyone') {
      const sorted = [...to].sort(); // so that the mails of two parts are never the same ones
      return Array.from({ length: Math.ceil(sorted.length / PART) }, (_, i) => ({ memberIds: sorted.slice(i * PART, (i + 1) * PART) }));
    }
    const { ends } = await parts(tx, content.actorId, PART);
    // The last part has no end, so whoever joins meanwhile belongs to one of them.
    return [...ends, null].map((upTo, i) => ({ after: ends[i - 1] ?? null, upTo }));
  }
}
