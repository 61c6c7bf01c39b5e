import { Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { WakeUps } from '#messaging';
import type { Tx } from '#tenancy';
import { FanOut, MailsDue } from '../events.js';
import { NotificationChannel, topicOf } from '../preference/topic.js';
import type { Content, Recipients } from './notice.js';
import { parts, putIntoInboxes, queueDeliveries, raiseCounters, recipients } from './notifier.queries.js';

/** How many people one transaction tells. */
export const PART = 1_000;
/** On which gateways learn that somebody of a tenant was told something. */
export const NOTIFICATIONS_TOPIC = 'notifications';

/** Tells people something: the one way into an inbox. */
@Injectable()
export class Notifier {
  constructor(private readonly wakeUps: WakeUps) {}

  /** Tells them in this transaction; a large audience part by part, each in a transaction of its own. */
  async notify(tx: Tx, { to, ...content }: Content & { to: readonly MemberId[] | { banned: MemberId } | 'everyone' | 'operators' }): Promise<void> {
    if (to === 'operators' || (typeof to === 'object' && 'banned' in to)) return this.tell(tx, content, to);
    const audience = to === 'everyone' ? await this.everyone(tx, content) : inParts(to);
    if (audience.length > 1) await tx.publishAll(FanOut, audience.map((part) => ({ content, to: part })));
    else if (audience[0]) await this.tell(tx, content, audience[0]);
  }

  /** Tells one part of an audience, each person as they wish to be told. The same fact a second time changes nothing. */
  async tell(tx: Tx, content: Content, to: Recipients): Promise<void> {
    const topic = topicOf(content.kind);
    const people = await recipients(tx, to, content.actorId, topic);
    if (people.length === 0) return;
    const told = await putIntoInboxes(tx, content, people);
    if (told.length === 0) return;
    await raiseCounters(tx, told);
    await queueDeliveries(tx, told, topic);
    const mailed = told.filter((t) => t.channel === NotificationChannel.EMAIL).map((t) => t.memberId).sort();
    if (mailed.length > 0) await tx.publish(MailsDue, { eventId: content.eventId, kind: content.kind, from: mailed[0]!, upTo: mailed.at(-1)! });
    const { tenantId } = tx;
    tx.afterCommit(() => tenantId && this.wakeUps.wake(NOTIFICATIONS_TOPIC, tenantId));
  }

  private async everyone(tx: Tx, { actorId }: Content): Promise<{ after: MemberId | null; upTo: MemberId | null }[]> {
    const { ends } = await parts(tx, actorId, PART);
    // The last part has no end, so whoever joins meanwhile belongs to one of them.
    return [...ends, null].map((upTo, i) => ({ after: ends[i - 1] ?? null, upTo }));
  }
}

/** Sorted, so that the mails of two parts are never the same ones. */
function inParts(to: readonly MemberId[]): { memberIds: MemberId[] }[] {
  const sorted = [...to].sort();
  return Array.from({ length: Math.ceil(sorted.length / PART) }, (_, i) => ({ memberIds: sorted.slice(i * PART, (i + 1) * PART) }));
}
