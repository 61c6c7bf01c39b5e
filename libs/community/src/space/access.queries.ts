import type { MemberId, TenantId } from '#kernel';
import { rolesWith } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../viewer.js';
import type { SpaceAccess, SpaceId } from './space.entity.js';

/** Those who wrote in the space ($2, tenant $1) under their name. Anonymous authors are not among them: to keep them would name them. */
const WRITERS = `SELECT p.author_id AS id FROM post p WHERE p.tenant_id = $1 AND p.space_id = $2 AND p.author_id IS NOT NULL
  UNION SELECT c.author_id FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id WHERE c.tenant_id = $1 AND p.space_id = $2 AND c.author_id IS NOT NULL`;

/** Makes those who wrote there its people, and whoever closes it one who looks after it. */
export async function keepWriters(tx: Tx, spaceId: SpaceId, closedBy: MemberId): Promise<void> {
  await tx.execute(
    `INSERT INTO space_member (tenant_id, id, space_id, member_id, role, created_at)
     SELECT $1, gen_random_uuid(), $2, x.id, CASE WHEN x.id = $3 THEN 'KEEPER' ELSE 'MEMBER' END, $4 FROM (${WRITERS} UNION SELECT $3::uuid) x ON CONFLICT DO NOTHING`,
    [tx.tenantId, spaceId, closedBy, tx.now],
  );
}

interface Counts {
  staying: number;
  losing: number;
  gaining: number;
  waiting: number;
}

/** Who reads the space now and who would if its access were another one; `by` changes it. Undefined when there is no such space. */
export async function readersAfter(db: Reader, tenantId: TenantId, spaceId: SpaceId, access: SpaceAccess, by: MemberId): Promise<Counts | undefined> {
  const [row] = await db.readOne<Counts>(
    `WITH writers AS MATERIALIZED (${WRITERS} UNION SELECT $3::uuid)
     SELECT count(m.id) FILTER (WHERE x.reads AND x.will)::int AS staying, count(m.id) FILTER (WHERE x.reads AND NOT x.will)::int AS losing,
       count(m.id) FILTER (WHERE NOT x.reads AND x.will)::int AS gaining,
       (SELECT count(*)::int FROM space_request r WHERE r.tenant_id = $1 AND r.space_id = $2 AND r.state = 'SUBMITTED') AS waiting
     FROM space s JOIN member m ON m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
     CROSS JOIN LATERAL (SELECT m.role = ANY ($5) OR EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = m.id) AS belongs) b
     CROSS JOIN LATERAL (SELECT s.access = 'OPEN' OR b.belongs AS reads,
       $4 = 'OPEN' OR b.belongs OR (s.access = 'OPEN' AND m.id IN (SELECT id FROM writers)) AS will) x
     WHERE s.tenant_id = $1 AND s.id = $2 GROUP BY s.id`,
    [tenantId, spaceId, by, access, rolesWith('spaces:manage')],
    'space_access_preview',
  );
  return row;
}
