import type { Tx } from '#tenancy';
import { PostDue, PostPublished } from '../events.js';
import { tellMentioned } from '../mention/mention.queries.js';
import { archived } from '../space/space.rules.js';
import type { Post } from './post.entity.js';

type Known = Pick<Post, 'id' | 'spaceId' | 'authorId' | 'body' | 'publishedAt'>;

/** A post can be read from now on: it counts in its space, and those who listen are told, and those whom it mentions. */
export async function appeared(tx: Tx, { id, spaceId, authorId, body, publishedAt }: Known): Promise<void> {
  // A space that was archived meanwhile takes nothing more: the row is read again once its lock is free.
  const counted = await tx.execute('UPDATE space SET post_count = post_count + 1 WHERE tenant_id = $1 AND id = $2 AND archived_at IS NULL', [tx.tenantId, spaceId]);
  if (counted === 0) throw archived();
  await tx.publish(PostPublished, { postId: id, spaceId, authorId });
  await tellMentioned(tx, { postId: id, commentId: null, authorId, body, at: publishedAt ?? tx.now });
}

/** It will be looked at again at this time, and published if it is still the one. */
export const scheduled = (tx: Tx, postId: string, at: Date): Promise<string> => tx.publish(PostDue, { postId, at: at.toISOString() }, { notBefore: at });

/** A post that could be read cannot be read any more. */
export const disappeared = (tx: Tx, { spaceId }: Pick<Known, 'spaceId'>): Promise<number> =>
  tx.execute('UPDATE space SET post_count = post_count - 1 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, spaceId]);
