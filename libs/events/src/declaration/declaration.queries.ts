import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { TenantDb } from '#tenancy';
import { WorkDeclaration } from './declaration.entity.js';

const COLUMNS = `d.id, d.tenant_id AS "tenantId", d.event_id AS "eventId", d.member_id AS "memberId", d.plan, d.done, d.planned_at AS "plannedAt", d.done_at AS "doneAt",
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')}) one) AS by`;
const FROM = `FROM work_declaration d JOIN member m ON m.tenant_id = $1 AND m.id = d.member_id WHERE d.tenant_id = $1`;
type Row = WorkDeclaration & { by: Omit<Member, 'joinedAt'> & { joinedAt: string } };

const toDeclaration = ({ by, ...row }: Row): WorkDeclaration => Object.assign(new WorkDeclaration(), row, { member: Object.assign(new Member(), by, { joinedAt: new Date(by.joinedAt) }) });

/** In the order in which they were said. */
export async function declarationPage(db: TenantDb, tenantId: TenantId, eventId: string, args: PageArgs): Promise<Page<WorkDeclaration>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Row>(
    `SELECT ${COLUMNS} ${FROM} AND d.event_id = $2 AND ($4::timestamptz IS NULL OR (d.planned_at, d.id) ${comparison} ($4, $5::uuid)) ORDER BY d.planned_at ${direction}, d.id ${direction} LIMIT $3`,
    [tenantId, eventId, request.limit + 1, request.key?.[0] ?? null, request.key?.[1] ?? null],
    `work_declarations_${direction}`,
  );
  return toPage(rows.map(toDeclaration), request, (d) => [d.plannedAt.toISOString(), d.id]);
}

export async function declarationsOf(db: TenantDb, tenantId: TenantId, memberId: string, eventIds: readonly string[]): Promise<Map<string, WorkDeclaration>> {
  const rows = await db.readOne<Row>(`SELECT ${COLUMNS} ${FROM} AND d.member_id = $2 AND d.event_id = ANY ($3)`, [tenantId, memberId, [...eventIds]], 'work_declarations_of_member');
  return new Map(rows.map((row) => [row.eventId, toDeclaration(row)]));
}

/** `memberId`: only of events to which that member comes, or which they organize. */
export async function declarationsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[], memberId: string | null): Promise<WorkDeclaration[]> {
  const sql = `SELECT ${COLUMNS} ${FROM} AND d.id = ANY ($2) AND ($3::uuid IS NULL OR EXISTS (SELECT FROM event e WHERE e.tenant_id = $1 AND e.id = d.event_id AND $3 IN (e.organizer_id, e.co_host_id))
    OR EXISTS (SELECT FROM registration r WHERE r.tenant_id = $1 AND r.event_id = d.event_id AND r.member_id = $3 AND r.state IN ('REGISTERED', 'ATTENDED')))`;
  return (await db.readOne<Row>(sql, [tenantId, [...ids], memberId], 'work_declarations_by_id')).map(toDeclaration);
}
