import type { Tx } from '#tenancy';

export const postTitle = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.first<{ title: string }>('SELECT title FROM post WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;
