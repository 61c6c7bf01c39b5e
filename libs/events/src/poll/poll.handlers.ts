import { Injectable } from '@nestjs/common';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { DatePollEnded } from '../events.js';
import { DatePollDue } from './poll.due.js';

@Injectable()
export class DatePollHandlers {
  /** Whoever asked is to choose now, unless they did, or closed it before. */
  @On(DatePollDue, { handler: 'events.date_poll_due' })
  async due(tx: Tx, { payload: { pollId, at } }: Heard<PayloadOf<typeof DatePollDue>>): Promise<void> {
    const waiting = await tx.query(
      'SELECT FROM date_poll p JOIN event e ON e.tenant_id = $1 AND e.id = p.event_id WHERE p.tenant_id = $1 AND p.id = $2 AND p.closes_at = $3 AND p.closed_at IS NULL AND e.cancelled_at IS NULL FOR UPDATE OF p',
      [tx.tenantId, pollId, at],
    );
    if (waiting.length > 0) await tx.publish(DatePollEnded, { pollId });
  }
}
