import { type MemberId, invalidInput, newId } from '#kernel';
import { fingerprintOf } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../viewer.js';

export interface AnonymityRules {
  isPossible: boolean;
  canBeUnmasked: boolean;
}

/** What holds in these spaces, and in the community itself under null: possible and not to be unmasked where it never said anything. */
export async function rulesIn(db: Reader, tenantId: string, spaceIds: readonly string[]): Promise<{ community: AnonymityRules; of: (spaceId: string) => AnonymityRules }> {
  const [row] = await db.readOne<AnonymityRules & { named: string[] }>(
    `SELECT coalesce(r.is_possible, true) AS "isPossible", coalesce(r.can_be_unmasked, false) AS "canBeUnmasked",
            ARRAY(SELECT n.space_id FROM named_space n WHERE n.tenant_id = $1 AND n.space_id = ANY ($2)) AS named
     FROM (SELECT) one LEFT JOIN anonymity_rule r ON r.tenant_id = $1`,
    [tenantId, [...spaceIds]],
    'anonymity_rules',
  );
  const { named, ...community } = row!;
  return { community, of: (spaceId) => ({ ...community, isPossible: community.isPossible && !named.includes(spaceId) }) };
}

interface NewPseudonym {
  threadId: string;
  authorKey: Buffer;
  /** Kept only where it may be looked up later. */
  memberId: MemberId | null;
  isAsker: boolean;
}

/** The one that this key has in the thread, made when there is none. Those of one thread are numbered one after the other. */
export async function pseudonymFor(tx: Tx, { threadId, authorKey, memberId, isAsker }: NewPseudonym): Promise<string> {
  await tx.query('SELECT FROM post WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, threadId]);
  const row = await tx.first<{ id: string }>(
    `WITH made AS (
       INSERT INTO pseudonym (tenant_id, id, thread_id, number, is_asker, author_key, member_id)
       SELECT $1, gen_random_uuid(), $2::uuid, coalesce(max(number), 0) + 1, $3::boolean, $4::bytea, $5::uuid FROM pseudonym WHERE tenant_id = $1 AND thread_id = $2
       ON CONFLICT (tenant_id, thread_id, author_key) DO NOTHING RETURNING id)
     SELECT id FROM made UNION ALL SELECT id FROM pseudonym WHERE tenant_id = $1 AND thread_id = $2 AND author_key = $4`,
    [tx.tenantId, threadId, isAsker, authorKey, memberId],
  );
  return row!.id;
}

/** When the newest text of a thread, or of the whole feed, stands. */
export async function newestTime(tx: Tx, threadId: string | undefined): Promise<Date | undefined> {
  const sql = threadId
    ? `SELECT greatest((SELECT max(c.created_at) FROM comment c WHERE c.tenant_id = $1 AND c.post_id = $2), (SELECT p.published_at FROM post p WHERE p.tenant_id = $1 AND p.id = $2)) AS at`
    : `SELECT p.published_at AS at FROM post p WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' ORDER BY p.published_at DESC, p.id DESC LIMIT 1`;
  return (await tx.first<{ at: Date | null }>(sql, threadId ? [tx.tenantId, threadId] : [tx.tenantId]))?.at ?? undefined;
}

/** Like `once` of identity, with a key that names nobody and without a time. */
export async function onceUnder(tx: Tx, key: Buffer, input: object, make: () => Promise<{ id: string }>): Promise<string> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [key.readBigInt64BE(0).toString()]);
  const fingerprint = fingerprintOf(input);
  const earlier = await tx.first<{ fingerprint: string; resultId: string }>(`SELECT fingerprint, result_id AS "resultId" FROM anonymous_request WHERE tenant_id = $1 AND request_key = $2`, [tx.tenantId, key]);
  if (earlier) {
    if (earlier.fingerprint === fingerprint) return earlier.resultId;
    throw invalidInput('input.idempotencyKey', 'CONFLICT', { ja: 'このキーは、内容の違う別の操作に使われています。', en: 'This key was used with other arguments.' });
  }
  const { id } = await make();
  await tx.execute('INSERT INTO anonymous_request (tenant_id, id, request_key, fingerprint, result_id) VALUES ($1, gen_random_uuid(), $2, $3, $4)', [tx.tenantId, key, fingerprint, id]);
  return id;
}

export const activeMembers = async (tx: Tx): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT id FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' ORDER BY id`, [tx.tenantId])).map(({ id }) => id);

export const pseudonymsByIds = (tx: Tx, ids: readonly string[]): Promise<{ threadId: string; authorKey: string }[]> =>
  tx.query(`SELECT thread_id AS "threadId", encode(author_key, 'hex') AS "authorKey" FROM pseudonym WHERE tenant_id = $1 AND id = ANY ($2)`, [tx.tenantId, [...ids]]);

export async function saveRules(tx: Tx, { isPossible, canBeUnmasked }: AnonymityRules): Promise<void> {
  await tx.execute(
    `INSERT INTO anonymity_rule (tenant_id, id, is_possible, can_be_unmasked, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id) DO UPDATE SET is_possible = EXCLUDED.is_possible, can_be_unmasked = EXCLUDED.can_be_unmasked, changed_at = EXCLUDED.changed_at`,
    [tx.tenantId, newId(tx.now.getTime()), isPossible, canBeUnmasked, tx.now],
  );
}

/** @returns whether it was otherwise before */
export async function saveNamedSpace(tx: Tx, spaceId: string, isNamed: boolean): Promise<boolean> {
  const count = isNamed
    ? await tx.execute('INSERT INTO named_space (tenant_id, id, space_id) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, space_id) DO NOTHING', [tx.tenantId, newId(tx.now.getTime()), spaceId])
    : await tx.execute('DELETE FROM named_space WHERE tenant_id = $1 AND space_id = $2', [tx.tenantId, spaceId]);
  return count > 0;
}
