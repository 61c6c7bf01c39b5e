import { notFound } from '#kernel';
import type { Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import { answerablePost } from '../post/post.queries.js';
import type { Viewer } from '../viewer.js';
import type { CommentId } from './comment.entity.js';
import { SAID } from './comment.queries.js';

/** A comment that the viewer reads, for somebody who reacts to it. @throws NOT_FOUND, FORBIDDEN (SPACE_ARCHIVED) */
export async function answerableComment(tx: Tx, viewer: Viewer, id: CommentId): Promise<void> {
  const comment = await tx.first<{ postId: PostId }>(`SELECT c.post_id AS "postId" FROM comment c WHERE c.tenant_id = $1 AND c.id = $2 AND ${SAID}`, [tx.tenantId, id]);
  if (!comment) throw notFound();
  await answerablePost(tx, viewer, comment.postId);
}
