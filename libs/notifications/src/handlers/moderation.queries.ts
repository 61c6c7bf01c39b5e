import { APPEALABLE } from '#community';
import type { MemberId } from '#kernel';
import { rolesWith } from '#identity';
import type { Tx } from '#tenancy';

interface AboutCase {
  title: string | null;
  authorId: MemberId | null;
  subjectType: string;
  subjectId: string;
  reporters: MemberId[];
}

export const aboutCase = (tx: Tx, caseId: string): Promise<AboutCase | undefined> =>
  tx.first(
    `SELECT coalesce(p.title, kp.title, m.display_name) AS title, c.author_id AS "authorId", c.subject_type AS "subjectType", c.subject_id AS "subjectId",
       ARRAY(SELECT r.reporter_id FROM report r WHERE r.tenant_id = $1 AND r.case_id = c.id) AS reporters
     FROM moderation_case c
     LEFT JOIN post p ON c.subject_type = 'Post' AND p.tenant_id = $1 AND p.id = c.subject_id
     LEFT JOIN comment k ON c.subject_type = 'Comment' AND k.tenant_id = $1 AND k.id = c.subject_id
     LEFT JOIN post kp ON kp.tenant_id = $1 AND kp.id = k.post_id
     LEFT JOIN member m ON c.subject_type = 'Member' AND m.tenant_id = $1 AND m.id = c.subject_id
     WHERE c.tenant_id = $1 AND c.id = $2`,
    [tx.tenantId, caseId],
  );

/** Those who moderate, without the one it is about. */
export const moderators = async (tx: Tx, without: readonly (MemberId | null)[]): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT id FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role = ANY ($2) AND id <> ALL ($3::uuid[])`, [tx.tenantId, [...rolesWith('moderation:manage')], without.filter((id) => id !== null)])).map(({ id }) => id);

interface AboutDecision {
  title: string | null;
  memberId: MemberId | null;
  decidedBy: MemberId | null;
  reason: string | null;
  until: Date | null;
  canBeAppealed: boolean;
  timeZone: string;
}

export const aboutDecision = (tx: Tx, id: string): Promise<AboutDecision | undefined> =>
  tx.first(
    `SELECT d.title, d.member_id AS "memberId", d.decided_by AS "decidedBy", d.reason, d.until, t.time_zone AS "timeZone", d.action = ANY ($3) AND coalesce(s.appeals_are_open, false) AS "canBeAppealed"
     FROM moderation_decision d JOIN tenant t ON t.id = d.tenant_id LEFT JOIN moderation_settings s ON s.tenant_id = $1 WHERE d.tenant_id = $1 AND d.id = $2`,
    [tx.tenantId, id, APPEALABLE],
  );

/**
 * Calls nobody any more to a post, or a comment, that is out of sight; the inbox leaves out what is about it until it is back. Counters are
 * locked in the order of the accounts, before the rows, as whoever tells or reads does it.
 */
export async function callOff(tx: Tx, postId: string, commentId: string | null): Promise<void> {
  const about = `tenant_id = $1 AND subject_type = 'Post' AND subject_id = $2 AND kind <> 'AUTHOR_UNMASKED' AND read_at IS NULL AND ($3::text IS NULL OR params->>'commentId' = $3)`;
  const params = [tx.tenantId, postId, commentId];
  const accounts = await tx.query<{ id: string }>(`SELECT DISTINCT m.account_id AS id FROM member m JOIN notification n ON n.member_id = m.id WHERE m.tenant_id = $1 AND ${about.replace('tenant_id', 'n.tenant_id')}`, params);
  if (accounts.length === 0) return;
  await tx.query('SELECT app.add_unread($1, 0)', [accounts.map(({ id }) => id)]);
  const read = await tx.query<{ accounts: string[]; count: number }>(
    `WITH read AS (UPDATE notification SET read_at = $4 WHERE ${about} RETURNING member_id), counted AS (SELECT m.account_id, count(*)::int AS count FROM read JOIN member m ON m.tenant_id = $1 AND m.id = read.member_id GROUP BY 1)
     SELECT array_agg(account_id) AS accounts, count FROM counted GROUP BY count`,
    [...params, tx.now],
  );
  for (const { accounts: fewer, count } of read) await tx.query('SELECT app.add_unread($1, $2)', [fewer, -count]);
}
