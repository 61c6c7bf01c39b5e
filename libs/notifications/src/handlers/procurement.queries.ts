import type { Localized, MemberId } from '#kernel';
import type { Tx } from '#tenancy';

interface LicenceRow {
  provider: string;
  licenceYear: number;
  share: { seats: number; total: number } | null;
}
export interface LicenceFacts {
  title: Localized;
  /** This municipality's part of an order; null before it, and in the consortium. */
  share: { seats: number; total: number } | null;
}

const facts = (row: LicenceRow | undefined): LicenceFacts | undefined =>
  row && { share: row.share, title: { ja: `${row.licenceYear}年度「${row.provider}」`, en: `“${row.provider}”, April ${row.licenceYear} – March ${row.licenceYear + 1}` } };

export const poolFacts = async (tx: Tx, id: string): Promise<LicenceFacts | undefined> =>
  facts(await tx.first<LicenceRow>('SELECT provider, licence_year AS "licenceYear", NULL AS share FROM licence_pool WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]));

export const offerFacts = async (tx: Tx, id: string): Promise<LicenceFacts | undefined> =>
  facts(await tx.first<LicenceRow>('SELECT provider, licence_year AS "licenceYear", share FROM licence_offer WHERE audience_tenant_id = $1 AND id = $2', [tx.tenantId, id]));

/** Those who may ask for seats, and order them. */
export const admins = async (tx: Tx): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT id FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role IN ('ADMIN', 'OWNER') ORDER BY id`, [tx.tenantId])).map((row) => row.id);
