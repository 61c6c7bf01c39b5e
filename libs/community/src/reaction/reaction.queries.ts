import { type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { PostReacted } from '../events.js';
import type { PostId } from '../post/post.entity.js';
import type { ReactionKind } from './reaction.entity.js';

/** The row is there once; whoever really adds or removes it changes the count on the post, in the same transaction. */
export async function addReaction(tx: Tx, postId: PostId, memberId: MemberId, kind: ReactionKind): Promise<void> {
  const added = await tx.execute(
    `INSERT INTO reaction (tenant_id, id, post_id, member_id, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, post_id, member_id, kind) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), postId, memberId, kind, tx.now],
  );
  if (added === 0) return;
  await tx.execute(
    `UPDATE post SET reaction_counts = jsonb_set(reaction_counts, ARRAY[$3::text], to_jsonb(coalesce((reaction_counts ->> $3)::int, 0) + 1))
     WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, postId, kind],
  );
  await tx.publish(PostReacted, { postId, memberId });
}

export async function removeReaction(tx: Tx, postId: PostId, memberId: MemberId, kind: ReactionKind): Promise<void> {
  const removed = await tx.execute('DELETE FROM reaction WHERE tenant_id = $1 AND post_id = $2 AND member_id = $3 AND kind = $4', [tx.tenantId, postId, memberId, kind]);
  if (removed === 0) return;
  await tx.execute(
    `UPDATE post SET reaction_counts = CASE WHEN (reaction_counts ->> $3)::int > 1
       THEN jsonb_set(reaction_counts, ARRAY[$3::text], to_jsonb((reaction_counts ->> $3)::int - 1)) ELSE reaction_counts - $3::text END
     WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, postId, kind],
  );
}
