import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb } from '#tenancy';
import { Collaboration, type CollaborationId } from './collaboration.entity.js';

const SELECT = `SELECT c.id, c.owner_tenant_id AS "federationTenantId", c.partner_tenant_id AS "partnerTenantId", c.title AS titles, c.state, c.started_at AS "startedAt"
  FROM collaboration c WHERE c.audience_tenant_id = $1`;
const toCollaboration = (row: Collaboration): Collaboration => Object.assign(new Collaboration(), row);

/** Newest first. */
export async function collaborationPage(db: TenantDb, tenantId: TenantId, args: PageArgs): Promise<Page<Collaboration>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Collaboration>(
    `${SELECT} AND ($2::timestamptz IS NULL OR (c.started_at, c.id) ${comparison} ($2, $3::uuid)) ORDER BY c.started_at ${direction}, c.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `collaborations_${direction}`,
  );
  return toPage(rows.map(toCollaboration), request, (c) => [c.startedAt.toISOString(), c.id]);
}

export async function collaborationsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, ids: readonly string[]): Promise<Map<CollaborationId, Collaboration>> {
  const rows = await db.readOne<Collaboration>(`${SELECT} AND c.id = ANY ($2)`, [tenantId, [...ids]], 'collaborations_by_id');
  return new Map(rows.map((row) => [row.id, toCollaboration(row)]));
}
