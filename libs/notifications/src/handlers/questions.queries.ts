import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';

export interface Answered {
  title: string;
  askerId: MemberId | null;
  askerPseudonymId: string | null;
  answererId: MemberId | null;
  answererPseudonymId: string | null;
}

/** Undefined when either cannot be read any more. */
export const answered = (tx: Tx, postId: string, commentId: string): Promise<Answered | undefined> =>
  tx.first(
    `SELECT p.title, p.author_id AS "askerId", p.pseudonym_id AS "askerPseudonymId", c.author_id AS "answererId", c.pseudonym_id AS "answererPseudonymId"
     FROM post p JOIN comment c ON c.tenant_id = $1 AND c.id = $3 AND c.post_id = p.id AND c.state = 'PUBLISHED' WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED'`,
    [tx.tenantId, postId, commentId],
  );

/** Of these members and of those who want to know it too: who reads the question today. */
export const whoReads = async (tx: Tx, postId: string, memberIds: readonly MemberId[], withCurious: boolean): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT m.id FROM post p JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id JOIN member m ON m.tenant_id = $1 AND m.state = 'ACTIVE'
       WHERE p.tenant_id = $1 AND p.id = $2 AND (m.id = ANY ($3) OR $4 AND EXISTS (SELECT FROM question_want w WHERE w.tenant_id = $1 AND w.post_id = p.id AND w.member_id = m.id))
         AND (s.access = 'OPEN' OR m.role IN ('OPERATOR', 'ADMIN', 'OWNER') OR EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = m.id)) ORDER BY m.id`,
      [tx.tenantId, postId, [...memberIds], withCurious],
    )
  ).map(({ id }) => id);

export const faqQuestion = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.first<{ question: string }>('SELECT question FROM faq_entry WHERE tenant_id = $1 AND id = $2 AND retired_at IS NULL', [tx.tenantId, id]))?.question;

/** What was asked, and whom it is about once it is known. */
export const unmasking = (tx: Tx, id: string): Promise<{ title: string; reason: string; postId: string; authorId: MemberId | null } | undefined> =>
  tx.first(
    `SELECT p.title, u.reason, u.post_id AS "postId", CASE WHEN u.state = 'CONFIRMED' THEN d.member_id END AS "authorId" FROM unmasking u
     JOIN post p ON p.tenant_id = $1 AND p.id = u.post_id JOIN pseudonym d ON d.tenant_id = $1 AND d.id = u.pseudonym_id WHERE u.tenant_id = $1 AND u.id = $2`,
    [tx.tenantId, id],
  );
