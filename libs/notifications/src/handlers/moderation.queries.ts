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

export const aboutDecision = (tx: Tx, id: string): Promise<{ title: string | null; memberId: MemberId | null; decidedBy: MemberId | null } | undefined> =>
  tx.first(`SELECT title, member_id AS "memberId", decided_by AS "decidedBy" FROM moderation_decision WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id]);
