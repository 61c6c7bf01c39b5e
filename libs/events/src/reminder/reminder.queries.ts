import type { Tx } from '#tenancy';
import type { Event } from '../event/event.entity.js';
import { EventNear } from '../events.js';
import { reminderAt, remindersOf } from './reminder.rules.js';

/** What will be said before announced events begin. Nothing of it is taken back: whoever hears it looks whether it is still so. */
export async function remindOf(tx: Tx, events: readonly Pick<Event, 'id' | 'startsAt'>[]): Promise<void> {
  const facts = events.flatMap(({ id, startsAt }) => remindersOf(startsAt, tx.now).map((before) => ({ eventId: id, before, startsAt: startsAt.toISOString() })));
  await tx.publishAll(EventNear, facts, { notBefore: ({ before, startsAt }) => reminderAt(before, new Date(startsAt)) });
}
