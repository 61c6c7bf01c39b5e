import type { Localized } from '#kernel';
import type { Tx } from '#tenancy';

export const certificationName = async (tx: Tx, id: string): Promise<Localized | undefined> =>
  (await tx.first<{ name: Localized }>('SELECT name FROM certification WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.name;
