import { type TenantId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { countsByLevel } from '../funnel/funnel.queries.js';
import type { PathLevel } from '../path/path.entity.js';
import { type Reader, within } from '../path/path.queries.js';
import type { Numbers } from './comparison.rules.js';

/** The consent on which the copies rest: the consortium lets its towns' roll-ups in. */
const SCOPE = 'learning';

export interface Rollup extends Numbers {
  ownerTenantId: TenantId;
  updatedAt: Date;
}

export const rollupsOf = (db: Reader, audience: TenantId, licenceYear: number, level: PathLevel): Promise<Rollup[]> =>
  db.readOne(
    `SELECT owner_tenant_id AS "ownerTenantId", invited_count AS invited, joined_count AS joined, enrolled_count AS enrolled, started_count AS started, completed_count AS completed, finished_count AS finished,
       updated_at AS "updatedAt" FROM learning_rollup WHERE audience_tenant_id = $1 AND licence_year = $2 AND level = $3 ORDER BY owner_tenant_id LIMIT 200`,
    [audience, licenceYear, level],
    'learning_rollups',
  );

/**
 * Makes this tenant's roll-up anew and publishes it to every consortium that lets it in. The wish for it is taken first: what changes
 * from then on asks again.
 */
export async function refreshRollup(tx: Tx): Promise<void> {
  await tx.execute('DELETE FROM learning_rollup_due WHERE tenant_id = $1', [tx.tenantId]);
  const counts = await countsByLevel(within(tx), tx.tenantId!);
  const audiences = await tx.query<{ id: TenantId }>('SELECT audience_tenant_id AS id FROM sharing_grant WHERE owner_tenant_id = $1 AND scope = $2', [tx.tenantId, SCOPE]);
  for (const { id } of audiences) {
    await tx.execute(
      `INSERT INTO learning_rollup AS r (audience_tenant_id, id, owner_tenant_id, scope, version, licence_year, level, seat_count, invited_count, joined_count, enrolled_count, started_count, completed_count, finished_count, updated_at)
       SELECT $1, x.id, $2, $3, 1, x."licenceYear", x.level, x.seats, x.invited, x.joined, x.enrolled, x.started, x.completed, x.finished, $5
       FROM jsonb_to_recordset($4::jsonb) AS x(id uuid, "licenceYear" int, level text, seats int, invited int, joined int, enrolled int, started int, completed int, finished int)
       ON CONFLICT (audience_tenant_id, owner_tenant_id, licence_year, level) DO UPDATE SET version = r.version + 1, seat_count = excluded.seat_count, invited_count = excluded.invited_count,
         joined_count = excluded.joined_count, enrolled_count = excluded.enrolled_count, started_count = excluded.started_count, completed_count = excluded.completed_count,
         finished_count = excluded.finished_count, updated_at = excluded.updated_at`,
      [id, tx.tenantId, SCOPE, JSON.stringify(counts.map((c) => ({ id: newId(), ...c }))), tx.now],
    );
    await tx.execute('DELETE FROM learning_rollup WHERE audience_tenant_id = $1 AND owner_tenant_id = $2 AND updated_at < $3', [id, tx.tenantId, tx.now]);
  }
}
