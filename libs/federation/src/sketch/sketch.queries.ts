import type { TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import { sketchOf } from './sketch.rules.js';

/** Publishes, or publishes anew, what this community lets the federation know about itself. One sketch per federation, under the community's id. */
export async function refreshSketch(tx: Tx, federation: TenantId): Promise<void> {
  const departments = await tx.query<{ name: string | null; count: number }>(
    `SELECT department AS name, count(*)::int AS count FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role <> 'GUEST' GROUP BY department`,
    [tx.tenantId],
  );
  const topics = await tx.query<{ topic: string; count: number }>(
    `SELECT topic, count(*)::int AS count FROM listing l, unnest(l.topics) AS topic WHERE l.tenant_id = $1 AND l.federation_tenant_id = $2 AND l.state = 'PUBLISHED' GROUP BY topic`,
    [tx.tenantId, federation],
  );
  const sketch = sketchOf(departments);
  await tx.execute(
    `INSERT INTO community_sketch (audience_tenant_id, id, owner_tenant_id, scope, version, member_count, topics, departments, updated_at)
     VALUES ($1, $2, $2, 'listings', 1, $3, $4, $5, $6)
     ON CONFLICT (audience_tenant_id, id) DO UPDATE SET version = community_sketch.version + 1, member_count = excluded.member_count,
       topics = excluded.topics, departments = excluded.departments, updated_at = excluded.updated_at`,
    [federation, tx.tenantId, sketch.memberCount, Object.fromEntries(topics.map((t) => [t.topic, t.count])), sketch.departments, tx.now],
  );
}
