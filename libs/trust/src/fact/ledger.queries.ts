import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { TrustFact } from './fact.entity.js';

/** Half of what it would count between two communities: inside one, people have many reasons to be kind to each other. */
const INSIDE_ONE_TENANT = '0.5';

type Given = Pick<TrustFact, 'giverId' | 'receiverId' | 'kind' | 'sourceType' | 'sourceId' | 'happenedAt' | 'confirmedAt'>;

/** Records what was given, once per source, and adds it to the giver's own story. Nobody credits themselves. */
export async function record(tx: Tx, given: Given): Promise<void> {
  const { giverId, receiverId, kind, sourceType, sourceId, happenedAt, confirmedAt } = given;
  if (giverId === receiverId) return;
  const isNew = await tx.execute(
    `INSERT INTO trust_fact (tenant_id, id, giver_id, receiver_id, kind, source_type, source_id, weight, happened_at, confirmed_at, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (tenant_id, kind, source_type, source_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), giverId, receiverId, kind, sourceType, sourceId, INSIDE_ONE_TENANT, happenedAt, confirmedAt, tx.now],
  );
  if (isNew === 0) return;
  await tx.query(
    `SELECT app.tell_trust_story(g.account_id, r.account_id, $4, $5::timestamptz) FROM member g, member r WHERE g.tenant_id = $1 AND g.id = $2 AND r.tenant_id = $1 AND r.id = $3`,
    [tx.tenantId, giverId, receiverId, kind, happenedAt],
  );
}
