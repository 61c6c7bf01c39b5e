import { createHash } from 'node:crypto';
import { type MemberId, invalidInput, newId } from '#kernel';
import type { Tx } from '#tenancy';

export interface Request {
  memberId: MemberId;
  /** The mutation's name: the same key may be used for another one. */
  operation: string;
  /** The caller's key; without one nothing is remembered. */
  key: string | undefined;
  /** The checked input. Its own `idempotencyKey` does not count as an argument. */
  input: object;
}

/**
 * Makes a thing once per key: the same request again gives the id of what the first one made, also when both run at
 * the same time. Refusals are not remembered, since the transaction that refuses leaves nothing behind.
 * @throws INVALID_INPUT (CONFLICT) when the key comes again with other arguments
 */
export async function once(tx: Tx, { memberId, operation, key, input }: Request, make: () => Promise<{ id: string }>): Promise<string> {
  if (key === undefined) return (await make()).id;
  // Requests of one member wait for each other here; the next statement then sees what the one before has committed.
  await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, memberId]);
  const fingerprint = fingerprintOf(input);
  const earlier = await tx.first<{ fingerprint: string; resultId: string }>(
    `SELECT fingerprint, result_id AS "resultId" FROM idempotency WHERE tenant_id = $1 AND member_id = $2 AND operation = $3 AND key = $4`,
    [tx.tenantId, memberId, operation, key],
  );
  if (earlier) {
    if (earlier.fingerprint === fingerprint) return earlier.resultId;
    throw invalidInput('input.idempotencyKey', 'CONFLICT', { ja: 'このキーは、内容の違う別の操作に使われています。', en: 'This key was used with other arguments.' });
  }
  const { id } = await make();
  await tx.execute(
    `INSERT INTO idempotency (tenant_id, id, key, operation, member_id, fingerprint, result_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, newId(tx.now.getTime()), key, operation, memberId, fingerprint, id, tx.now],
  );
  return id;
}

/** The same for inputs that mean the same: names in any order, and what is null is left out. */
export function fingerprintOf(input: object): string {
  const { idempotencyKey: _, ...rest } = input as Record<string, unknown>;
  return createHash('sha256').update(JSON.stringify(canonical(rest))).digest('base64url');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const named = Object.entries(value).filter(([, v]) => v !== undefined && v !== null);
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, v]) => [name, canonical(v)]);
}
