import type { Tx } from '#tenancy';

/** What an application is for; undefined when it is gone. */
export const programmeTitle = async (tx: Tx, programmeId: string): Promise<string | undefined> =>
  (await tx.first<{ title: string }>('SELECT title FROM programme WHERE tenant_id = $1 AND id = $2', [tx.tenantId, programmeId]))?.title;
