import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { READABLE_SPACES } from '../../space/space.queries.js';
import { type Viewer, isOperator } from '../../viewer.js';
import type { SubjectType } from '../decision/decision.entity.js';

/** A post or comment, as moderators act on it. */
export interface Content {
  id: string;
  postId: string;
  spaceId: string;
  title: string;
  state: 'PUBLISHED' | 'HIDDEN' | 'REMOVED';
  authorId: MemberId | null;
  pseudonymId: string | null;
  /** Who wrote the post that was commented on. */
  postAuthorId: MemberId | null;
  wasPublished: boolean;
  body: object | null;
  /** Its author took it back. */
  isWithdrawn: boolean;
  /** As it is shown: of what was written anonymously it is not the moment of writing. */
  createdAt: Date;
}

/** A comment that was never held, or is shown already, or was held because of an edit. */
const SHOWN_BEFORE = `(c.version > 1 OR coalesce((SELECT bool_or(d.action = 'RESTORE') FROM moderation_decision d WHERE d.tenant_id = $1 AND d.subject_id = c.id AND d.action IN ('HOLD', 'RESTORE')), true))`;

/** Locked, so that two who decide about it see each other. Drafts are nobody's affair but their author's. */
export function lockContent(tx: Tx, { type, id }: { type: 'Post' | 'Comment'; id: string }): Promise<Content | undefined> {
  return type === 'Post'
    ? tx.first<Content>(
        `SELECT p.id, p.id AS "postId", p.space_id AS "spaceId", p.title, p.state, p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", p.author_id AS "postAuthorId", p.published_at IS NOT NULL AS "wasPublished", p.body, p.withdrawn_at IS NOT NULL AS "isWithdrawn", p.created_at AS "createdAt"
         FROM post p WHERE p.tenant_id = $1 AND p.id = $2 AND p.state IN ('PUBLISHED', 'HIDDEN', 'REMOVED') FOR UPDATE`,
        [tx.tenantId, id],
      )
    : tx.first<Content>(
        `SELECT c.id, c.post_id AS "postId", p.space_id AS "spaceId", p.title, c.state, c.author_id AS "authorId", c.pseudonym_id AS "pseudonymId", p.author_id AS "postAuthorId", ${SHOWN_BEFORE} AS "wasPublished", c.body, c.withdrawn_at IS NOT NULL AS "isWithdrawn", c.created_at AS "createdAt"
         FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id WHERE c.tenant_id = $1 AND c.id = $2 FOR UPDATE OF c`,
        [tx.tenantId, id],
      );
}

/** Whose it is, when the viewer can read it; undefined when they cannot, or there is no such thing. */
export async function readableSubject(tx: Tx, viewer: Viewer, { type, id }: { type: SubjectType; id: string }): Promise<{ authorId: MemberId | null; pseudonymId: string | null } | undefined> {
  if (type === 'Member') return tx.first(`SELECT m.id AS "authorId", NULL AS "pseudonymId" FROM member m WHERE m.tenant_id = $1 AND m.id = $2 AND m.state = 'ACTIVE'`, [tx.tenantId, id]);
  const from = type === 'Post' ? 'post p' : `comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id AND c.state = 'PUBLISHED'`;
  const alias = type === 'Post' ? 'p' : 'c';
  return tx.first(
    `SELECT ${alias}.author_id AS "authorId", ${alias}.pseudonym_id AS "pseudonymId" FROM ${from} WHERE ${alias}.tenant_id = $1 AND ${alias}.id = $3 AND p.state = 'PUBLISHED' AND ($4::boolean OR p.space_id IN (${READABLE_SPACES}))`,
    [tx.tenantId, viewer.id, id, isOperator(viewer)],
  );
}
