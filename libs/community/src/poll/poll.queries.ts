import { type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import type { PollInput } from './poll.graphql.js';

export async function insertPoll(tx: Tx, postId: PostId, { options, isMultiple = false, closesAt = null }: PollInput): Promise<void> {
  const pollId = newId(tx.now.getTime());
  await tx.execute('INSERT INTO poll (tenant_id, id, post_id, is_multiple, closes_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [tx.tenantId, pollId, postId, isMultiple, closesAt, tx.now]);
  await tx.execute(
    `INSERT INTO poll_option (tenant_id, id, poll_id, position, text) SELECT $1, o.id, $2, o.position, o.text FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS o (id, text, position)`,
    [tx.tenantId, pollId, options.map(() => newId(tx.now.getTime())), options],
  );
}

export interface LockedPoll {
  id: string;
  isMultiple: boolean;
  closesAt: Date | null;
  count: number;
}

/** Whoever holds it votes; the others wait, so that the counts are exact. */
export const lockPoll = (tx: Tx, postId: PostId): Promise<LockedPoll | undefined> =>
  tx.first(
    `SELECT id, is_multiple AS "isMultiple", closes_at AS "closesAt", (SELECT count(*)::int FROM poll_option o WHERE o.tenant_id = $1 AND o.poll_id = poll.id) AS count
     FROM poll WHERE tenant_id = $1 AND post_id = $2 FOR UPDATE`,
    [tx.tenantId, postId],
  );

/** What this member chose is these numbers from now on. The poll is locked. */
export async function replaceVotes(tx: Tx, pollId: string, memberId: MemberId, numbers: readonly number[]): Promise<void> {
  const gone = await tx.query<{ id: string }>('DELETE FROM poll_vote WHERE tenant_id = $1 AND poll_id = $2 AND member_id = $3 RETURNING option_id AS id', [tx.tenantId, pollId, memberId]);
  const options = await tx.query<{ id: string }>('SELECT id FROM poll_option WHERE tenant_id = $1 AND poll_id = $2 AND position = ANY ($3)', [tx.tenantId, pollId, numbers]);
  const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id);
  await tx.execute(
    'INSERT INTO poll_vote (tenant_id, id, poll_id, option_id, member_id) SELECT $1, v.id, $2, v.option_id, $3 FROM unnest($4::uuid[], $5::uuid[]) AS v (id, option_id)',
    [tx.tenantId, pollId, memberId, options.map(() => newId(tx.now.getTime())), ids(options)],
  );
  await tx.execute(
    `UPDATE poll_option SET vote_count = vote_count + (id = ANY ($4::uuid[]))::int - (id = ANY ($3::uuid[]))::int WHERE tenant_id = $1 AND poll_id = $2 AND (id = ANY ($3) OR id = ANY ($4))`,
    [tx.tenantId, pollId, ids(gone), ids(options)],
  );
  const change = Number(options.length > 0) - Number(gone.length > 0);
  if (change !== 0) await tx.execute('UPDATE poll SET voter_count = voter_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, pollId, change]);
}
