import { Injectable } from '@nestjs/common';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { EventCreated, FirstEvent } from '../events.js';

@Injectable()
export class FirstEventHandlers {
  /** The first event that somebody organizes here, of their own: a joint event is the work of two communities. */
  @On(EventCreated, { handler: 'events.first_event' })
  async announced(tx: Tx, { payload: { eventId, isFurther, collaborationId } }: Heard<PayloadOf<typeof EventCreated>>): Promise<void> {
    if (isFurther || collaborationId) return;
    const first = await tx.first<{ memberId: MemberId; mayCelebrate: boolean }>(
      `SELECT e.organizer_id AS "memberId", coalesce((SELECT p.may_celebrate FROM event_proposal p WHERE p.tenant_id = $1 AND p.event_id = e.id), false) AS "mayCelebrate" FROM event e WHERE e.tenant_id = $1 AND e.id = $2
         AND NOT EXISTS (SELECT FROM event x WHERE x.tenant_id = $1 AND x.organizer_id = e.organizer_id AND x.id <> e.id AND x.published_at IS NOT NULL AND (x.published_at, x.id) < (e.published_at, e.id))`,
      [tx.tenantId, eventId],
    );
    if (first) await tx.publish(FirstEvent, { eventId, ...first });
  }
}
