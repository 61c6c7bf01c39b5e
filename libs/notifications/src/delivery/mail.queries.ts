import type { AccountId } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import type { PayloadOf } from '#messaging';
import type { MailsDue } from '../events.js';
import { NAMES, NOTIFICATION } from '../inbox/notification.queries.js';
import type { Notification } from '../inbox/notification.entity.js';

export interface DueMail extends Notification {
  deliveryId: string;
  accountId: AccountId;
  isActive: boolean;
}

/** What became of a delivery; QUEUED stays to be tried again. */
export interface Outcome {
  deliveryId: string;
  state: 'SENT' | 'SUPPRESSED' | 'FAILED' | 'QUEUED';
  reason: string | null;
}

/** A server that stays away is given up after about this many attempts, six hours at the pace of failed events. */
export const MAX_ATTEMPTS = 40;

export function dueMails(db: TenantDb, tenantId: string, { eventId, kind, from, upTo }: PayloadOf<typeof MailsDue>): Promise<DueMail[]> {
  return db.readOne<DueMail>(
    `SELECT ${NOTIFICATION}, d.id AS "deliveryId", m.account_id AS "accountId", m.state = 'ACTIVE' AS "isActive"
     FROM notification n JOIN delivery d ON d.tenant_id = n.tenant_id AND d.notification_id = n.id AND d.channel = 'EMAIL' AND d.state = 'QUEUED'
       JOIN member m ON m.tenant_id = n.tenant_id AND m.id = n.member_id ${NAMES}
     WHERE n.tenant_id = $1 AND n.event_id = $2 AND n.kind = $3 AND n.member_id BETWEEN $4 AND $5 ORDER BY n.member_id`,
    [tenantId, eventId, kind, from, upTo],
  );
}

export async function settle(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  await tx.execute(
    `UPDATE delivery d SET attempts = d.attempts + (x.state <> 'SUPPRESSED')::int, reason = x.reason, changed_at = $5,
       state = CASE WHEN x.state = 'QUEUED' AND d.attempts + 1 >= $6 THEN 'FAILED' ELSE x.state END
     FROM unnest($2::uuid[], $3::text[], $4::text[]) AS x(id, state, reason) WHERE d.tenant_id = $1 AND d.id = x.id AND d.state = 'QUEUED'`,
    [tx.tenantId, outcomes.map((o) => o.deliveryId), outcomes.map((o) => o.state), outcomes.map((o) => o.reason), tx.now, MAX_ATTEMPTS],
  );
}
