import type { TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import type { LicencePoolId } from '../pool/pool.entity.js';

/** What a municipality has of an order. */
export interface Holding {
  municipalityId: TenantId;
  ordered: number;
  granted: number;
}

export const holdings = (tx: Tx, poolId: LicencePoolId): Promise<Holding[]> =>
  tx.query(`SELECT municipality_tenant_id AS "municipalityId", (share ->> 'seats')::int AS ordered, granted FROM licence_share WHERE tenant_id = $1 AND pool_id = $2`, [tx.tenantId, poolId]);

export async function setGranted(tx: Tx, poolId: LicencePoolId, to: readonly Holding[]): Promise<void> {
  await tx.execute(
    `UPDATE licence_share s SET granted = x.granted, granted_at = $3 FROM unnest($4::uuid[], $5::int[]) AS x(municipality, granted)
     WHERE s.tenant_id = $1 AND s.pool_id = $2 AND s.municipality_tenant_id = x.municipality`,
    [tx.tenantId, poolId, tx.now, to.map((h) => h.municipalityId), to.map((h) => h.granted)],
  );
}
