import type { MemberId, TenantId } from '#kernel';
import { PER_LOOK, type Place } from '#graphql-kit';
import { rolesWith } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import type { ThreadChangeKind } from './thread-change.graphql.js';

/** Where somebody stands who reads a conversation. */
export interface ThreadPlace extends Place {
  postId: PostId;
  memberId: MemberId;
}
interface Change {
  /** Which of the places it is for, from 0. */
  place: number;
  number: number;
  what: ThreadChangeKind;
  commentId: string | null;
}

/** Notes the next change of a conversation; the post's row is what two of them wait for. */
export async function noteChange(tx: Tx, postId: string, what: ThreadChangeKind, commentId: string | null): Promise<void> {
  await tx.execute(
    `WITH next AS (UPDATE post SET change_count = change_count + 1 WHERE tenant_id = $1 AND id = $2 RETURNING change_count)
     INSERT INTO thread_change (tenant_id, id, post_id, number, what, comment_id, created_at) SELECT $1, gen_random_uuid(), $2, change_count, $3, $4, date_trunc('day', $5::timestamptz) FROM next`,
    [tx.tenantId, postId, what, commentId, tx.now],
  );
}

/** How many changes a conversation has had. */
export async function lastChange(db: TenantDb, tenantId: TenantId, postId: PostId): Promise<number> {
  const [row] = await db.readOne<{ last: number }>('SELECT change_count AS last FROM post WHERE tenant_id = $1 AND id = $2', [tenantId, postId], 'thread_last');
  return row?.last ?? 0;
}

const MAY_READ = [...rolesWith('posts:read')];
const OPERATE = [...rolesWith('spaces:manage')];

/**
 * What is new at each place, in one statement for all who listen in this tenant. Whether each of them may read the conversation is asked
 * here and now: somebody who has left, or lost the space, hears nothing more. That a post or a comment is gone is told to those who read its space.
 */
export function changesAt(db: TenantDb, tenantId: TenantId, places: readonly ThreadPlace[]): Promise<Change[]> {
  return db.readOne(
    `SELECT f.place::int - 1 AS place, c.number, c.what, c.comment_id AS "commentId"
     FROM unnest($2::uuid[], $3::uuid[], $4::int[]) WITH ORDINALITY AS f(post_id, member_id, after, place)
       JOIN post p ON p.tenant_id = $1 AND p.id = f.post_id
       JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id
       JOIN member m ON m.tenant_id = $1 AND m.id = f.member_id AND m.state = 'ACTIVE' AND m.role = ANY ($5)
       CROSS JOIN LATERAL (SELECT * FROM thread_change WHERE tenant_id = $1 AND post_id = f.post_id AND number > f.after ORDER BY number LIMIT ${PER_LOOK}) c
     WHERE (s.access = 'OPEN' OR m.role = ANY ($6) OR EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = m.id))
       AND (p.state = 'PUBLISHED' OR c.what = 'POST_GONE')
     ORDER BY f.place, c.number`,
    [tenantId, places.map((p) => p.postId), places.map((p) => p.memberId), places.map((p) => p.after), MAY_READ, OPERATE],
    'thread_changes',
  );
}

/** Nobody is behind by more than the page they read: what is older is read with the post. */
export const forgetChanges = (tx: Tx, before: Date): Promise<number> => tx.execute('DELETE FROM thread_change WHERE tenant_id = $1 AND created_at < $2', [tx.tenantId, before]);
