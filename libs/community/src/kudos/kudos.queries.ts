import { type MemberId, newId, notFound } from '#kernel';
import type { Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';

/** @throws NOT_FOUND when one of them is no member here any more */
export async function insertKudos(tx: Tx, postId: PostId, memberIds: readonly MemberId[]): Promise<void> {
  const thanked = await tx.execute(
    `INSERT INTO kudos (tenant_id, id, post_id, member_id, created_at)
     SELECT $1, k.id, $2, m.id, $5 FROM unnest($3::uuid[], $4::uuid[]) AS k (id, member_id) JOIN member m ON m.tenant_id = $1 AND m.id = k.member_id AND m.state = 'ACTIVE' AND m.role <> 'GUEST'`,
    [tx.tenantId, postId, memberIds.map(() => newId(tx.now.getTime())), memberIds, tx.now],
  );
  if (thanked < memberIds.length) throw notFound();
}

/** How often each of them was thanked in posts that the viewer reads. */
export async function kudosCounts(db: Reader, viewer: Viewer, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.readOne<{ id: MemberId; count: number }>(
    `SELECT k.member_id AS id, count(*)::int AS count FROM kudos k JOIN post p ON p.tenant_id = $1 AND p.id = k.post_id AND p.state = 'PUBLISHED'
     WHERE k.tenant_id = $1 AND k.member_id = ANY ($3) AND ($4::boolean OR p.space_id IN (${READABLE_SPACES})) GROUP BY k.member_id`,
    [viewer.tenantId, viewer.id, memberIds, isOperator(viewer)],
    'kudos_counts',
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
