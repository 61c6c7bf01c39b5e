import type { Tx } from '#tenancy';

export interface CommentedPost {
  title: string;
  pseudonymId: string | null;
  commentPseudonymId: string | null;
}

/** Undefined when it cannot be read any more. */
export const commentedPost = (tx: Tx, id: string, commentId: string): Promise<CommentedPost | undefined> =>
  tx.first(
    `SELECT p.title, p.pseudonym_id AS "pseudonymId", c.pseudonym_id AS "commentPseudonymId" FROM post p LEFT JOIN comment c ON c.tenant_id = $1 AND c.id = $3
     WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED'`,
    [tx.tenantId, id, commentId],
  );
