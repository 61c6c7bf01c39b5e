import { type CursorKey, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Certification, type CertificationId } from './certification.entity.js';
import type { CertificationFilter } from './certification.graphql.js';
import { STARTER_CATALOGUE } from './starter-catalogue.js';

type Reader = Pick<TenantDb, 'readOne'>;

const columns = `c.tenant_id AS "tenantId", c.id, c.code, c.name, c.issuer, c.field, c.version, c.position, c.holder_count AS "holderCount", c.created_at AS "createdAt"`;
const SEARCHED = `lower(normalize(concat_ws(' ', c.name->>'ja', c.name->>'en', c.issuer->>'ja', c.issuer->>'en', c.code), NFKC))`;
const toCertification = (row: Certification): Certification => Object.assign(new Certification(), row);

/** In the order of the catalogue. */
export async function certificationPage(db: Reader, tenantId: TenantId, args: PageArgs, { search, field }: CertificationFilter): Promise<Page<Certification>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const pattern = search ? `%${search.normalize('NFKC').toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await db.readOne<Certification>(
    `SELECT ${columns} FROM certification c
     WHERE c.tenant_id = $1 AND ($2::int IS NULL OR (c.position, c.id) ${comparison} ($2, $3::uuid)) AND ($4::text IS NULL OR ${SEARCHED} LIKE $4) AND ($5::text IS NULL OR c.field = $5)
     ORDER BY c.position ${direction}, c.id ${direction} LIMIT $6`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, pattern, field ?? null, request.limit + 1],
    `certifications_${direction}`,
  );
  return toPage(rows.map(toCertification), request, ({ position, id }): CursorKey => [position, id]);
}

export async function certificationsByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<Map<CertificationId, Certification>> {
  const rows = await db.readOne<Certification>(`SELECT ${columns} FROM certification c WHERE c.tenant_id = $1 AND c.id = ANY ($2)`, [tenantId, [...ids]], 'certifications_by_id');
  return new Map(rows.map((row) => [row.id, toCertification(row)]));
}

export async function hasCatalogue(db: Reader, tenantId: TenantId): Promise<boolean> {
  return (await db.readOne('SELECT FROM certification WHERE tenant_id = $1 LIMIT 1', [tenantId], 'has_catalogue')).length > 0;
}

/** Fills in what of the starter catalogue is missing; safe to repeat, and when two do it at once. */
export async function stockCatalogue(tx: Tx): Promise<void> {
  const entries = STARTER_CATALOGUE.map((entry, i) => ({ ...entry, id: newId(tx.now.getTime()), position: (i + 1) * 10, version: entry.version ?? null }));
  await tx.execute(
    `INSERT INTO certification (tenant_id, id, code, name, issuer, field, version, position, created_at)
     SELECT $1, x.id, x.code, x.name, x.issuer, x.field, x.version, x.position, $3
     FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, code text, name jsonb, issuer jsonb, field text, version text, position integer)
     ON CONFLICT (tenant_id, code) DO NOTHING`,
    [tx.tenantId, JSON.stringify(entries), tx.now],
  );
}

/** People with a verified pass, by department; those without one are together under ''. */
export async function holdersByDepartment(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<{ certificationId: CertificationId; department: string; count: number }[]> {
  return db.readOne(
    `SELECT p.certification_id AS "certificationId", coalesce(m.department, '') AS department, count(DISTINCT p.member_id)::int AS count
     FROM pass_report p JOIN member m ON m.tenant_id = p.tenant_id AND m.id = p.member_id
     WHERE p.tenant_id = $1 AND p.certification_id = ANY ($2) AND p.state = 'VERIFIED' GROUP BY 1, 2`,
    [tenantId, [...ids]],
    'holders_by_department',
  );
}
