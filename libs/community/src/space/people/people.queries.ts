import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../../viewer.js';
import type { SpaceId } from '../space.entity.js';
import { SpacePerson, type SpaceRole } from './people.entity.js';

const ACTIVE = `m.state = 'ACTIVE' AND m.role <> 'GUEST'`;

/** Those of a space who are still here, longest first. */
export async function peoplePage(db: Reader, tenantId: TenantId, spaceId: SpaceId, args: PageArgs): Promise<Page<SpacePerson>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Member & { spacePersonId: string; spaceRole: SpaceRole; since: Date }>(
    `SELECT ${memberColumns('m')}, sm.id AS "spacePersonId", sm.role AS "spaceRole", sm.created_at AS since
     FROM space_member sm JOIN member m ON m.tenant_id = $1 AND m.id = sm.member_id AND ${ACTIVE}
     WHERE sm.tenant_id = $1 AND sm.space_id = $2 AND ($3::timestamptz IS NULL OR (sm.created_at, sm.id) ${comparison} ($3, $4::uuid))
     ORDER BY sm.created_at ${direction}, sm.id ${direction} LIMIT $5`,
    [tenantId, spaceId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `space_people_${direction}`,
  );
  const people = rows.map(({ spacePersonId, spaceRole, since, ...member }) =>
    Object.assign(new SpacePerson(), { tenantId, id: spacePersonId, spaceId, memberId: member.id, role: spaceRole, createdAt: since, member: Object.assign(new Member(), member) }),
  );
  return toPage(people, request, (p) => [p.createdAt.toISOString(), p.id]);
}

/** Which of these are members here who may belong to a space. */
export const known = async (tx: Tx, memberIds: readonly MemberId[]): Promise<MemberId[]> =>
  (await tx.query<{ id: MemberId }>(`SELECT m.id FROM member m WHERE m.tenant_id = $1 AND m.id = ANY ($2) AND ${ACTIVE}`, [tx.tenantId, memberIds])).map((row) => row.id);

/** Returns those who did not belong to it yet. */
export async function addPeople(tx: Tx, spaceId: SpaceId, memberIds: readonly MemberId[], role: SpaceRole): Promise<MemberId[]> {
  const rows = await tx.query<{ id: MemberId }>(
    `INSERT INTO space_member (tenant_id, id, space_id, member_id, role, created_at) SELECT $1, x.id, $2, x.member_id, $5, $6 FROM unnest($3::uuid[], $4::uuid[]) AS x(id, member_id)
     ON CONFLICT (tenant_id, space_id, member_id) DO NOTHING RETURNING member_id AS id`,
    [tx.tenantId, spaceId, memberIds.map(() => newId(tx.now.getTime())), memberIds, role, tx.now],
  );
  return rows.map((row) => row.id);
}

/** False when the person does not belong to it. What they chose to hear goes too: it is no longer theirs to hear. */
export async function removePerson(tx: Tx, spaceId: SpaceId, memberId: MemberId): Promise<boolean> {
  const removed = await tx.execute('DELETE FROM space_member WHERE tenant_id = $1 AND space_id = $2 AND member_id = $3', [tx.tenantId, spaceId, memberId]);
  if (removed > 0) await tx.execute('DELETE FROM space_level WHERE tenant_id = $1 AND space_id = $2 AND member_id = $3', [tx.tenantId, spaceId, memberId]);
  return removed > 0;
}

/** False when the person does not belong to it. */
export const setRole = async (tx: Tx, spaceId: SpaceId, memberId: MemberId, role: SpaceRole): Promise<boolean> =>
  (await tx.execute('UPDATE space_member SET role = $4 WHERE tenant_id = $1 AND space_id = $2 AND member_id = $3', [tx.tenantId, spaceId, memberId, role])) > 0;

/** How many belong to each of these spaces, of those who are still here. */
export async function peopleCounts(db: Reader, tenantId: TenantId, spaceIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.readOne<{ id: string; count: number }>(
    `SELECT sm.space_id AS id, count(*)::int AS count FROM space_member sm JOIN member m ON m.tenant_id = $1 AND m.id = sm.member_id AND ${ACTIVE} WHERE sm.tenant_id = $1 AND sm.space_id = ANY ($2) GROUP BY sm.space_id`,
    [tenantId, [...spaceIds]],
    'space_people_counts',
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
