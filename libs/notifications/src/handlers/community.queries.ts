import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';

export interface CommentedPost {
  title: string;
  pseudonymId: string | null;
  commentPseudonymId: string | null;
}

/** Whom a post thanks, and what for; undefined when it thanks nobody, or cannot be read any more. */
export const kudosIn = (tx: Tx, id: string): Promise<{ title: string; memberIds: MemberId[] } | undefined> =>
  tx.first(
    `SELECT p.title, array_agg(k.member_id) AS "memberIds" FROM post p JOIN kudos k ON k.tenant_id = $1 AND k.post_id = p.id WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED' GROUP BY p.title`,
    [tx.tenantId, id],
  );

/** Undefined when it, or the comment, cannot be read any more. */
export const commentedPost = (tx: Tx, id: string, commentId: string): Promise<CommentedPost | undefined> =>
  tx.first(
    `SELECT p.title, p.pseudonym_id AS "pseudonymId", c.pseudonym_id AS "commentPseudonymId" FROM post p LEFT JOIN comment c ON c.tenant_id = $1 AND c.id = $3
     WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED' AND coalesce(c.state, 'PUBLISHED') = 'PUBLISHED'`,
    [tx.tenantId, id, commentId],
  );

/** What somebody reacted to, and in which way first; undefined when they took it back, when it cannot be read any more, and when its author was told of them before. */
export const reactedPost = (tx: Tx, id: string, memberId: string): Promise<{ title: string; authorId: MemberId | null; pseudonymId: string | null; key: string } | undefined> =>
  tx.first(
    `SELECT p.title, p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", r.kind AS key FROM post p JOIN reaction r ON r.tenant_id = $1 AND r.post_id = p.id AND r.member_id = $3
     WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED'
       AND NOT EXISTS (SELECT FROM notification n WHERE n.tenant_id = $1 AND n.kind = 'POST_REACTED' AND n.subject_id = p.id AND n.actor_id = $3)
     ORDER BY r.created_at LIMIT 1`,
    [tx.tenantId, id, memberId],
  );

/** Undefined when it, or the comment that mentions, cannot be read any more. */
export const mentioningPost = (tx: Tx, id: string, commentId: string | null): Promise<{ title: string } | undefined> =>
  tx.first(
    `SELECT p.title FROM post p WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED'
       AND ($3::uuid IS NULL OR EXISTS (SELECT FROM comment c WHERE c.tenant_id = $1 AND c.id = $3 AND c.state = 'PUBLISHED'))`,
    [tx.tenantId, id, commentId],
  );
