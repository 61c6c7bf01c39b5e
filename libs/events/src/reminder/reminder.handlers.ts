import { Injectable } from '@nestjs/common';
import { MembersChanged } from '#identity/events';
import { type Due, type Heard, On, type PayloadOf, defineJob } from '#messaging';
import type { Tx } from '#tenancy';
import { EventHostLeft, EventNear } from '../events.js';

/** Each event is marked when its time has come, so whoever runs late, or twice, reminds once. */
const RemindOfEvents = defineJob('events.remind', { cron: '*/5 * * * *', lateByHours: 1 });

/** What of the coming events is said without anybody asking. */
@Injectable()
export class ComingEvents {
  @On(RemindOfEvents, { handler: 'events.remind' })
  async remind(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    // Within the last hour a reminder of the day before would say something else than what is true.
    const day = await due(tx, 'day_reminder_at', slot, '24 hours', '2 hours');
    const hour = await due(tx, 'hour_reminder_at', slot, '1 hour', '0');
    await tx.publishAll(EventNear, [...day.map((eventId) => ({ eventId, before: 'DAY' as const })), ...hour.map((eventId) => ({ eventId, before: 'HOUR' as const }))]);
  }

  /** Who leaves leaves their events behind: operators hear of each once, and can hand it over. */
  @On(MembersChanged, { handler: 'events.host_left' })
  async hostLeft(tx: Tx, { payload: { memberIds } }: Heard<PayloadOf<typeof MembersChanged>>): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE event e SET host_left_at = $3 FROM member m WHERE e.tenant_id = $1 AND e.organizer_id = ANY ($2) AND m.tenant_id = $1 AND m.id = e.organizer_id AND m.state IN ('LEFT', 'BANNED')
         AND e.ends_at > $3 AND e.cancelled_at IS NULL AND e.host_left_at IS NULL RETURNING e.id, e.series_id AS "seriesId", e.starts_at AS "startsAt"`,
      [tx.tenantId, memberIds, tx.now],
    );
    await tx.publishAll(EventHostLeft, firstOfEach(rows as { id: string; seriesId: string | null; startsAt: Date }[]).map((eventId) => ({ eventId })));
  }
}

/** Marks the announced events that begin within `within` and later than `beyond`, and tells which. */
async function due(tx: Tx, column: 'day_reminder_at' | 'hour_reminder_at', slot: string, within: string, beyond: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE event SET ${column} = $2 WHERE tenant_id = $1 AND ${column} IS NULL AND published_at IS NOT NULL AND cancelled_at IS NULL
       AND starts_at > $2::timestamptz + $4::interval AND starts_at <= $2::timestamptz + $3::interval RETURNING id`,
    [tx.tenantId, slot, within, beyond],
  );
  return rows.map((row) => row.id);
}

/** Of a series the next one stands for all. */
function firstOfEach(events: readonly { id: string; seriesId: string | null; startsAt: Date }[]): string[] {
  const first = new Map<string, { id: string; startsAt: Date }>();
  for (const event of events) {
    const known = first.get(event.seriesId ?? event.id);
    if (!known || event.startsAt < known.startsAt) first.set(event.seriesId ?? event.id, event);
  }
  return [...first.values()].map(({ id }) => id);
}
