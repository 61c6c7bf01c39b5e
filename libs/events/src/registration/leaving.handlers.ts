import { Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { MemberLeft } from '#identity/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { RegistrationService } from './registration.service.js';

/** Whoever leaves the community comes to nothing that lies ahead: their seats go to those who wait. */
@Injectable()
export class LeftParticipants {
  constructor(private readonly registrations: RegistrationService) {}

  @On(MemberLeft, { handler: 'events.member_left' })
  async left(tx: Tx, { payload: { memberId } }: Heard<PayloadOf<typeof MemberLeft>>): Promise<void> {
    // Not of somebody who has come back meanwhile. In one order, so that two who leave do not wait for each other in turn.
    const ahead = await tx.query<{ eventId: EventId; memberId: MemberId }>(
      `SELECT r.event_id AS "eventId", r.member_id AS "memberId" FROM registration r
         JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id AND m.state = 'LEFT'
         JOIN event e ON e.tenant_id = $1 AND e.id = r.event_id AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL AND e.starts_at > $3
       WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.state IN ('REQUESTED', 'REGISTERED', 'WAITLISTED') ORDER BY r.event_id`,
      [tx.tenantId, memberId, tx.now],
    );
    for (const registration of ahead) await this.registrations.cancelInTx(tx, registration);
  }
}
