import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { TenantDb } from '#tenancy';
import { AlumniProfile, OpenTo } from '../profile/profile.entity.js';
import { openMask } from '../profile/profile.rules.js';
import { levelSql } from '../reader.js';
import type { DirectoryFacets, DirectoryFilter, FacetCount } from './directory.graphql.js';
import { searchTerms } from './reading.js';

interface Shown {
  sortKey: string;
  entryId: string;
  shown: AlumniProfile;
}
interface Found {
  page: Shown[] | null;
  total: number | null;
  decades: FacetCount[] | null;
  departments: FacetCount[] | null;
  regions: FacetCount[] | null;
  openTo: Record<OpenTo, number> | null;
}
export interface DirectoryPage extends Page<AlumniProfile> {
  totalCount: number;
  facets: DirectoryFacets;
}

const FLAGS = Object.values(OpenTo);
const AFTER_ALL = '\u{10ffff}';

export const toProfile = (shown: object): AlumniProfile => Object.assign(new AlumniProfile(), shown);

/**
 * A page of the directory with its counts, in one statement. It reads the rows of this reader's level only. The counts of a list
 * without a search are sums of what is counted at each change; with a search they are counted among those found.
 */
export async function directoryPage(db: TenantDb, actor: Actor, args: PageArgs, filter: DirectoryFilter, withCounts: boolean): Promise<DirectoryPage> {
  const request = pageRequest(args, ['text', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const params: unknown[] = [actor.tenantId, actor.id];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const terms = filter.search ? searchTerms(filter.search) : [];
  const found = terms.map(({ spelled, written }) => {
    const range = (prefix: string): string => `(k.key >= ${add(prefix)} AND k.key < ${add(prefix + AFTER_ALL)})`;
    return `SELECT k.member_id FROM directory_key k, reader WHERE k.tenant_id = $1 AND k.level <= reader.level AND (${[...new Set([spelled, written])].filter(Boolean).map(range).join(' OR ')})`;
  });
  const inFound = found.length > 0 ? `AND e.member_id IN (SELECT member_id FROM found)` : '';
  const facets: Record<'decade' | 'department' | 'region' | 'open', string | undefined> = {
    decade: filter.decade === undefined ? undefined : `decade = ${add(filter.decade)}::int`,
    department: filter.department === undefined ? undefined : `department = ${add(filter.department)}`,
    region: filter.region === undefined ? undefined : `region = ${add(filter.region)}`,
    open: filter.openTo === undefined ? undefined : `open_mask & ${openMask([filter.openTo])} > 0`,
  };
  const where = (except?: keyof typeof facets): string => Object.entries(facets).filter(([name, sql]) => sql && name !== except).map(([, sql]) => ` AND ${sql}`).join('');
  const key = request.key ? `AND (e.sort_key, e.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])}::uuid)` : '';
  const cells = found.length > 0
    ? `SELECT e.decade, e.department, e.region, e.open_mask, 1 AS count FROM directory_entry e WHERE e.tenant_id = $1 AND e.level = (SELECT level FROM reader) ${inFound}`
    : `SELECT c.decade, c.department, c.region, c.open_mask, c.count FROM directory_count c WHERE c.tenant_id = $1 AND c.level = (SELECT level FROM reader) AND c.count > 0`;
  const by = (column: string, facet: keyof typeof facets, order: string): string =>
    `(SELECT coalesce(json_agg(x), '[]') FROM (SELECT ${column}::text AS value, sum(count)::int AS count FROM cell WHERE ${column} IS NOT NULL${where(facet)} GROUP BY ${column} ORDER BY ${order} LIMIT 50) x)`;
  const counts = `, cell AS MATERIALIZED (${cells})`;
  const counted = `, (SELECT coalesce(sum(count), 0)::int FROM cell WHERE true${where()}) AS total,
    ${by('decade', 'decade', 'decade DESC')} AS decades, ${by('department', 'department', '2 DESC, 1')} AS departments, ${by('region', 'region', '2 DESC, 1')} AS regions,
    (SELECT json_build_object(${FLAGS.map((flag, i) => `'${flag}', coalesce(sum(count) FILTER (WHERE open_mask & ${1 << i} > 0), 0)::int`).join(', ')}) FROM cell WHERE true${where('open')}) AS "openTo"`;
  const sql = `WITH reader AS MATERIALIZED (SELECT ${levelSql(actor, '$2::uuid')} AS level)
    ${found.length > 0 ? `, found AS MATERIALIZED (${found.join(' INTERSECT ')})` : ''}
    , page AS (
      SELECT e.sort_key AS "sortKey", e.id AS "entryId", e.shown FROM directory_entry e
      WHERE e.tenant_id = $1 AND e.level = (SELECT level FROM reader) ${inFound} ${where()} ${key}
      ORDER BY e.sort_key ${direction}, e.id ${direction} LIMIT ${add(request.limit + 1)}::int)
    ${withCounts ? counts : ''}
    SELECT (SELECT json_agg(page) FROM page) AS page${withCounts ? counted : ''} WHERE $2::uuid IS NOT NULL`;
  // A plan of its own for each search: how many a name finds is what decides how to look for them.
  const [row] = await db.readOne<Found>(sql, params);
  const page = toPage(row?.page ?? [], request, (r) => [r.sortKey, r.entryId]);
  return {
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toProfile(node.shown) })),
    totalCount: row?.total ?? 0,
    facets: { decades: row?.decades ?? [], departments: row?.departments ?? [], regions: row?.regions ?? [], openTo: FLAGS.map((flag) => ({ value: flag, count: row?.openTo?.[flag] ?? 0 })).filter(({ count }) => count > 0) },
  };
}

/** Profiles as this reader may see them; those that are not in the directory are left out. */
export async function profilesByIds(db: TenantDb, actor: Actor, ids: readonly string[]): Promise<AlumniProfile[]> {
  const rows = await db.readOne<{ shown: object }>(
    `SELECT e.shown FROM alumni_profile p JOIN directory_entry e ON e.tenant_id = p.tenant_id AND e.member_id = p.member_id
     WHERE p.tenant_id = $1 AND p.id = ANY ($3) AND e.level = ${levelSql(actor, '$2::uuid')} AND $2::uuid IS NOT NULL`,
    [actor.tenantId, actor.id, [...ids]],
  );
  return rows.map(({ shown }) => toProfile(shown));
}
