import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Participation } from './participation.entity.js';

const COLUMNS = 'p.id, p.community_tenant_id AS "communityTenantId", p.state, p.since';
const toParticipation = (row: Participation): Participation => Object.assign(new Participation(), row);

/** The communities of a federation, longest first. */
export async function participationPage(db: TenantDb, tenantId: TenantId, args: PageArgs): Promise<Page<Participation>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Participation>(
    `SELECT ${COLUMNS} FROM participation p
     WHERE p.tenant_id = $1 AND ($2::timestamptz IS NULL OR (p.since, p.id) ${comparison} ($2, $3::uuid))
     ORDER BY p.since ${direction}, p.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `participations_${direction}`,
  );
  return toPage(rows.map(toParticipation), request, (p) => [p.since.toISOString(), p.id]);
}

export async function participationsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[]): Promise<Participation[]> {
  const rows = await db.readOne<Participation>(`SELECT ${COLUMNS} FROM participation p WHERE p.tenant_id = $1 AND p.id = ANY ($2)`, [tenantId, [...ids]]);
  return rows.map(toParticipation);
}

/** The federations that let this community publish to them. */
export const federationsOf = (db: TenantDb, tenantId: TenantId): Promise<{ id: TenantId; since: Date }[]> =>
  db.readOne(
    `SELECT g.audience_tenant_id AS id, g.created_at AS since FROM sharing_grant g JOIN tenant t ON t.id = g.audience_tenant_id AND t.kind = 'FEDERATION'
     WHERE g.owner_tenant_id = $1 AND g.scope = 'listings' ORDER BY g.created_at, g.audience_tenant_id LIMIT 100`,
    [tenantId],
    'federations',
  );

/** The community takes part from now on, whatever was before. */
export async function activate(tx: Tx, id: string, communityTenantId: TenantId): Promise<void> {
  await tx.execute(
    `INSERT INTO participation (tenant_id, id, community_tenant_id, state, since) VALUES ($1, $2, $3, 'ACTIVE', $4)
     ON CONFLICT (tenant_id, community_tenant_id) DO UPDATE SET state = 'ACTIVE', since = excluded.since WHERE participation.state <> 'ACTIVE'`,
    [tx.tenantId, id, communityTenantId, tx.now],
  );
}
