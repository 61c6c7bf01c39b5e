import { Injectable } from '@nestjs/common';
import { MembersChanged } from '#identity/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { EventHostLeft } from '../events.js';

@Injectable()
export class LeftHosts {
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

/** Of a series the next one stands for all. */
function firstOfEach(events: readonly { id: string; seriesId: string | null; startsAt: Date }[]): string[] {
  const first = new Map<string, { id: string; startsAt: Date }>();
  for (const event of events) {
    const known = first.get(event.seriesId ?? event.id);
    if (!known || event.startsAt < known.startsAt) first.set(event.seriesId ?? event.id, event);
  }
  return [...first.values()].map(({ id }) => id);
}
