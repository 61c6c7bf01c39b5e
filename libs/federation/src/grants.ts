import type { TenantId } from '#kernel';
import type { Tx } from '#tenancy';

/** For what somebody lets another community's copies come in. */
export type Scope = 'participation' | 'listings' | 'proposals' | 'joint-events' | 'bookings' | 'procurement' | 'learning';

/** Lets `ownerTenantId` publish to the tenant of this transaction. Nobody else can make this grant. */
export async function letPublish(tx: Tx, ownerTenantId: TenantId, scope: Scope): Promise<void> {
  await tx.execute(
    `INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [tx.tenantId, ownerTenantId, scope, tx.now],
  );
}

/** Whether the tenant of this transaction may publish to `audienceTenantId`. The copies themselves rest on the same row. */
export async function mayPublish(tx: Tx, audienceTenantId: TenantId, scope: Scope): Promise<boolean> {
  const grant = await tx.first('SELECT FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2 AND scope = $3', [audienceTenantId, tx.tenantId, scope]);
  return grant !== undefined;
}
