import type { Localized } from '#kernel';
import type { Tx } from '#tenancy';

export const proposalTitle = async (tx: Tx, id: string): Promise<Localized | undefined> =>
  (await tx.first<{ title: Localized }>('SELECT title FROM proposal WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

export const collaborationTitle = async (tx: Tx, id: string): Promise<Localized | undefined> =>
  (await tx.first<{ title: Localized }>('SELECT title FROM collaboration WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;
