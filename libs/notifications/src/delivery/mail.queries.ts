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

/**
 * The mails of one part that have not left yet. Written so that every step is a look-up by key: on tables that were never
 * analysed, as in a new installation, the planner joined these thousand rows in five seconds instead of ten milliseconds.
 */
export function dueMails(db: TenantDb, tenantId: string, { eventId, kind, from, upTo }: PayloadOf<typeof MailsDue>): Promise<DueMail[]> {
  return db.readOne<DueMail>(
    `WITH told AS MATERIALIZED (SELECT * FROM notification WHERE tenant_id = $1 AND event_id = $2 AND kind = $3 AND member_id BETWEEN $4 AND $5)
     SELECT ${NOTIFICATION}, d.id AS "deliveryId", m.account_id AS "accountId", (m.state = 'ACTIVE' OR (m.state = 'BANNED' AND n.kind = 'MODERATION_DECIDED')) AS "isActive"
     FROM told n
       CROSS JOIN LATERAL (SELECT id FROM delivery WHERE tenant_id = $1 AND notification_id = n.id AND channel = 'EMAIL' AND state = 'QUEUED' LIMIT 1) d
       CROSS JOIN LATERAL (SELECT account_id, state FROM member WHERE tenant_id = $1 AND id = n.member_id LIMIT 1) m
       ${NAMES} ORDER BY n.member_id`,
    [tenantId, eventId, kind, from, upTo],
  );
}

export async function settle(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  await tx.execute(
    `UPDATE delivery SET attempts = attempts + (($3::text[])[array_position($2, id)] <> 'SUPPRESSED')::int, reason = ($4::text[])[array_position($2, id)], changed_at = $5,
       state = CASE WHEN ($3::text[])[array_position($2, id)] = 'QUEUED' AND attempts + 1 >= $6 THEN 'FAILED' ELSE ($3::text[])[array_position($2, id)] END
     WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND state = 'QUEUED'`,
    [tx.tenantId, outcomes.map((o) => o.deliveryId), outcomes.map((o) => o.state), outcomes.map((o) => o.reason), tx.now, MAX_ATTEMPTS],
  );
}
