import { type CursorKey, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { CertificationId } from '../certification/certification.entity.js';
import type { PassReport } from './pass-report.entity.js';
import { type Reader, reportColumns } from './pass-report.queries.js';
import { VerifiedPass } from './verified-pass.js';

const SHAPE = ['text', 'id'] as const;

/** A wish for one certification's page of holders as a loader's key. @throws INVALID_INPUT */
export function holdersKey(certificationId: CertificationId, { first, after, last, before }: PageArgs): string {
  pageRequest({ first, after, last, before }, SHAPE);
  return JSON.stringify([certificationId, { first, after, last, before }]);
}

/** Pages of holders: one statement for all certifications that are asked alike. */
export async function holderPages(db: Reader, tenantId: TenantId, keys: readonly string[]): Promise<Map<string, Page<VerifiedPass>>> {
  const wishes = keys.map((key) => ({ key, wish: JSON.parse(key) as [CertificationId, PageArgs] }));
  const alike = grouped(wishes, ({ wish: [, args] }) => JSON.stringify(args));
  const pages = new Map<string, Page<VerifiedPass>>();
  for (const same of alike.values()) {
    const found = await holdersOfEach(db, tenantId, same.map(({ wish: [id] }) => id), same[0]!.wish[1]);
    for (const { key, wish: [id] } of same) pages.set(key, found.get(id)!);
  }
  return pages;
}

/** Who agreed to be shown: each person once with their latest pass, the latest first. */
async function holdersOfEach(db: Reader, tenantId: TenantId, ids: readonly CertificationId[], args: PageArgs): Promise<Map<CertificationId, Page<VerifiedPass>>> {
  const request = pageRequest(args, SHAPE);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<PassReport>(
    `SELECT holder.* FROM unnest($2::uuid[]) AS wanted(id) CROSS JOIN LATERAL (
       SELECT ${reportColumns} FROM pass_report p
       WHERE p.tenant_id = $1 AND p.certification_id = wanted.id AND p.state = 'VERIFIED' AND p.is_shared AND ($3::text IS NULL OR (p.exam_on, p.id) ${comparison} ($3::date, $4::uuid))
         AND NOT EXISTS (SELECT FROM pass_report later WHERE later.tenant_id = $1 AND later.member_id = p.member_id AND later.certification_id = p.certification_id
           AND later.state = 'VERIFIED' AND later.is_shared AND (later.exam_on, later.id) > (p.exam_on, p.id))
       ORDER BY p.exam_on ${direction}, p.id ${direction} LIMIT $5) holder`,
    [tenantId, [...ids], request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `holders_${direction}`,
  );
  const byCertification = grouped(rows, ({ certificationId }) => certificationId);
  const keyOf = ({ examOn, id }: VerifiedPass): CursorKey => [examOn, id];
  return new Map(ids.map((id) => [id, toPage((byCertification.get(id) ?? []).map((row) => VerifiedPass.of(row)), request, keyOf)]));
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
