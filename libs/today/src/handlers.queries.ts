import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { OPEN_ITEMS, recordAction, waitingFor } from './item/item.queries.js';
import { UNSEEN_NOTES } from './note/note.queries.js';
import { operatorsIn } from './rota/rota.queries.js';

/** What an operator said or how they reacted, still there and to a post that is not known to be their own. */
const TALK = {
  REACT: `SELECT min(r.created_at) AS at FROM reaction r JOIN post p ON p.tenant_id = r.tenant_id AND p.id = r.post_id WHERE r.tenant_id = $1 AND r.post_id = $2 AND r.member_id = $3 AND p.author_id IS DISTINCT FROM $3`,
  ANSWER: `SELECT min(c.created_at) AS at FROM comment c JOIN post p ON p.tenant_id = c.tenant_id AND p.id = c.post_id WHERE c.tenant_id = $1 AND c.id = $2 AND c.author_id = $3 AND p.author_id IS DISTINCT FROM $3`,
};

export async function recordTalk(tx: Tx, kind: keyof typeof TALK, subjectId: string, memberId: MemberId): Promise<void> {
  const row = await tx.first<{ at: Date | null }>(`SELECT (${TALK[kind]}) AS at FROM member m WHERE m.tenant_id = $1 AND m.id = $3 AND ${operatorsIn('m')}`, [tx.tenantId, subjectId, memberId]);
  if (row?.at) await recordAction(tx, memberId, kind, subjectId, row.at);
}

export const recordDecision = (tx: Tx, memberId: MemberId, subjectId: string): Promise<void> => recordAction(tx, memberId, 'DECIDE', subjectId);

/** The post that this case is about; none when it is about a comment or a person. */
export async function postOfCase(tx: Tx, caseId: string): Promise<string[]> {
  const row = await tx.first<{ id: string }>(`SELECT c.subject_id AS id FROM moderation_case c WHERE c.tenant_id = $1 AND c.id = $2 AND c.subject_type = 'Post'`, [tx.tenantId, caseId]);
  return row ? [row.id] : [];
}

/** What waits for this person now. */
export async function waitingCounts(tx: Tx, memberId: MemberId): Promise<{ waitingCount: number; noteCount: number }> {
  const row = await tx.first<{ waitingCount: number; noteCount: number }>(
    `SELECT (SELECT count(*)::int FROM ${OPEN_ITEMS} i WHERE true ${waitingFor}) AS "waitingCount", ${UNSEEN_NOTES} AS "noteCount"`,
    [tx.tenantId, tx.now, memberId],
  );
  return row!;
}
