import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { EventGroup } from './group.entity.js';

const COMES = `r.state IN ('REGISTERED', 'ATTENDED')`;

export const comers = (tx: Tx, eventId: string): Promise<{ id: string; department: string | null }[]> =>
  tx.query(`SELECT m.id, m.department FROM registration r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id AND m.state = 'ACTIVE' WHERE r.tenant_id = $1 AND r.event_id = $2 AND ${COMES}`, [tx.tenantId, eventId]);

/** In the order of their numbers, with the members: one statement. */
export async function groupPage(db: TenantDb, tenantId: string, eventId: string, args: PageArgs): Promise<Page<EventGroup>> {
  const request = pageRequest(args, ['integer']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<{ number: number; members: (Omit<Member, 'joinedAt'> & { joinedAt: string })[] }>(
    `SELECT s.number, json_agg((SELECT to_json(one) FROM (SELECT ${memberColumns('m')}) one) ORDER BY m.display_name, m.id) AS members
     FROM event_group_seat s JOIN registration r ON r.tenant_id = $1 AND r.event_id = s.event_id AND r.member_id = s.member_id AND ${COMES} JOIN member m ON m.tenant_id = $1 AND m.id = s.member_id
     WHERE s.tenant_id = $1 AND s.event_id = $2 AND ($4::int IS NULL OR s.number ${comparison} $4) GROUP BY s.number ORDER BY s.number ${direction} LIMIT $3`,
    [tenantId, eventId, request.limit + 1, request.key?.[0] ?? null],
    `event_groups_${direction}`,
  );
  const groups = rows.map(({ number, members }) =>
    Object.assign(new EventGroup(), { number, members: members.map((member) => Object.assign(new Member(), member, { joinedAt: new Date(member.joinedAt) })) }),
  );
  return toPage(groups, request, (group) => [group.number]);
}
