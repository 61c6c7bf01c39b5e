import { type CursorKey, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import type { CertificationId } from '../certification/certification.entity.js';
import type { Reader } from '../pass/pass-report.queries.js';
import { CertificationPath } from './path.entity.js';
import { FOLLOW_UP_MONTHS, type PairCounts, pathsOf } from './path.rules.js';

/** Every ordered pair of certifications that somebody passed one after the other, as of a day. */
const COUNTS = `WITH first AS (
    SELECT member_id, certification_id, min(exam_on) AS day FROM pass_report WHERE tenant_id = $1 AND state = 'VERIFIED' AND exam_on <= $2::date GROUP BY member_id, certification_id),
  followed AS (SELECT * FROM first WHERE day <= $2::date - make_interval(months => ${FOLLOW_UP_MONTHS})),
  pair AS (
    SELECT a.certification_id AS from_id, b.certification_id AS to_id, count(*)::int AS "both", percentile_cont(0.5) WITHIN GROUP (ORDER BY b.day - a.day) AS "medianDays"
    FROM followed a JOIN first b ON b.member_id = a.member_id AND b.certification_id <> a.certification_id AND b.day > a.day AND b.day <= a.day + make_interval(months => ${FOLLOW_UP_MONTHS})
    GROUP BY 1, 2)
  SELECT pair.from_id AS "fromId", pair.to_id AS "toId", pair."both", pair."medianDays",
    (SELECT count(*)::int FROM followed WHERE certification_id = pair.from_id) AS "from",
    (SELECT count(*)::int FROM first WHERE certification_id = pair.to_id) AS "to",
    (SELECT count(DISTINCT member_id)::int FROM first) AS everybody
  FROM pair`;

export const countPairs = (tx: Tx, today: string): Promise<PairCounts[]> => tx.query(COUNTS, [tx.tenantId, today]);

/** Counts all paths anew. Two that do it at once follow each other, and the second sees what the first has counted. */
export async function refreshPaths(tx: Tx, today: string): Promise<void> {
  await tx.query('SELECT FROM certification WHERE tenant_id = $1 ORDER BY id FOR NO KEY UPDATE', [tx.tenantId]);
  const paths = pathsOf(await countPairs(tx, today));
  await tx.delete(CertificationPath, {});
  await tx.insertAll(CertificationPath, paths.map((path) => ({ ...path, computedAt: tx.now })));
}

/** What most people did first; of one certification only when `fromId` is given. */
export async function pathPage(db: Reader, tenantId: TenantId, args: PageArgs, fromId: CertificationId | undefined): Promise<Page<CertificationPath>> {
  const request = pageRequest(args, ['integer', 'id']);
  const [comparison, direction, idDirection] = request.backward ? ['<', 'ASC', 'DESC'] : ['>', 'DESC', 'ASC'];
  const rows = await db.readOne<CertificationPath>(
    `SELECT tenant_id AS "tenantId", id, from_id AS "fromId", to_id AS "toId", people, support::float8 AS support, confidence::float8 AS confidence, lift::float8 AS lift,
       median_months AS "medianMonths", computed_at AS "computedAt"
     FROM certification_path
     WHERE tenant_id = $1 AND ($2::int IS NULL OR (-people, id) ${comparison} (-$2, $3::uuid)) AND ($4::uuid IS NULL OR from_id = $4)
     ORDER BY people ${direction}, id ${idDirection} LIMIT $5`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, fromId ?? null, request.limit + 1],
    `certification_paths_${direction}`,
  );
  return toPage(rows.map((row) => Object.assign(new CertificationPath(), row)), request, ({ people, id }): CursorKey => [people, id]);
}
