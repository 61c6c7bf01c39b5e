import { type AccountId, type MemberId, newId } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import type { Notification } from '../inbox/notification.entity.js';
import { NAMES, NOTIFICATION, asNotification } from '../inbox/notification.queries.js';

export interface Digest {
  digestId: string;
  memberId: MemberId;
}

/**
 * Takes what waited for this morning of each person, where they are, into a digest of their own: all that came before the
 * last eight o'clock. Nobody's digest is made twice, because what is in one is not taken again; a late run makes up for a missed one.
 */
export async function takeDigests(tx: Tx, slot: Date): Promise<Digest[]> {
  const people = await tx.query<{ memberId: MemberId; until: Date }>(
    `SELECT x.id AS "memberId", x.until FROM (
       SELECT m.id, m.tenant_id, (date_trunc('day', local.at) + interval '8 hours' - CASE WHEN local.at::time < '08:00' THEN interval '1 day' ELSE interval '0' END) AT TIME ZONE local.zone AS until
       FROM member m JOIN tenant t ON t.id = m.tenant_id
         CROSS JOIN LATERAL (SELECT coalesce(m.time_zone, t.time_zone) AS zone, $2::timestamptz AT TIME ZONE coalesce(m.time_zone, t.time_zone) AS at) local
       WHERE m.tenant_id = $1 AND m.id IN (
         SELECT n.member_id FROM delivery d JOIN notification n ON n.tenant_id = d.tenant_id AND n.id = d.notification_id
         WHERE d.tenant_id = $1 AND d.channel = 'DIGEST' AND d.state = 'QUEUED' AND d.digest_id IS NULL)) x`,
    [tx.tenantId, slot],
  );
  const digests: Digest[] = [];
  for (const { memberId, until } of people) {
    const digestId = newId(tx.now.getTime());
    const taken = await tx.execute(
      `UPDATE delivery d SET digest_id = CASE WHEN n.read_at IS NULL THEN $3::uuid END, state = CASE WHEN n.read_at IS NULL THEN 'QUEUED' ELSE 'SUPPRESSED' END,
         reason = CASE WHEN n.read_at IS NOT NULL THEN 'READ' END, changed_at = $5
       FROM notification n WHERE n.tenant_id = d.tenant_id AND n.id = d.notification_id AND n.member_id = $2
         AND d.tenant_id = $1 AND d.channel = 'DIGEST' AND d.state = 'QUEUED' AND d.digest_id IS NULL AND d.created_at < $4`,
      [tx.tenantId, memberId, digestId, until, tx.now],
    );
    if (taken > 0) digests.push({ digestId, memberId });
  }
  return digests;
}

/** What the digest holds and has not left yet, oldest first; read in the meantime it is left out. */
export async function digestContent(db: TenantDb, tenantId: string, { digestId, memberId }: Digest): Promise<{ told: Notification[]; accountId: AccountId; isActive: boolean } | undefined> {
  const rows = await db.readOne<Notification & { accountId: AccountId; isActive: boolean }>(
    `SELECT ${NOTIFICATION}, m.account_id AS "accountId", m.state = 'ACTIVE' AS "isActive"
     FROM delivery d JOIN notification n ON n.tenant_id = d.tenant_id AND n.id = d.notification_id JOIN member m ON m.tenant_id = n.tenant_id AND m.id = n.member_id ${NAMES}
     WHERE d.tenant_id = $1 AND d.channel = 'DIGEST' AND d.state = 'QUEUED' AND d.digest_id = $2 AND n.member_id = $3 AND n.read_at IS NULL ORDER BY n.created_at, n.id`,
    [tenantId, digestId, memberId],
  );
  return rows[0] && { told: rows.map(asNotification), accountId: rows[0].accountId, isActive: rows[0].isActive };
}

export async function settleDigest(tx: Tx, digestId: string, state: string, reason: string | null): Promise<void> {
  await tx.execute(`UPDATE delivery SET state = $3, reason = $4, attempts = attempts + 1, changed_at = $5 WHERE tenant_id = $1 AND digest_id = $2 AND channel = 'DIGEST' AND state = 'QUEUED'`, [tx.tenantId, digestId, state, reason, tx.now]);
}
