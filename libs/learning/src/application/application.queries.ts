import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../path/path.queries.js';
import type { ProgrammeId } from '../programme/programme.entity.js';
import { type ApplicationState, SeatApplication, type SeatApplicationId, type SupervisorStep } from './application.entity.js';
import type { WriteSeatApplication } from './application.graphql.js';

/** An application with its applicant, its programme's title and its place in the waitlist: a page of them is one statement. */
export const applicationColumns = (a: string): string => `${a}.id, ${a}.programme_id AS "programmeId", ${a}.member_id AS "memberId", ${a}.state, ${a}.wish, ${a}.supervisor_name AS "supervisorName",
  ${a}.supervisor_email AS "supervisorEmail", ${a}.supervisor_step AS "supervisorStep", ${a}.supervisor_comment AS "supervisorComment", ${a}.supervisor_answered_at AS "supervisorAnsweredAt",
  ${a}.submitted_at AS "submittedAt", ${a}.created_at AS "createdAt",
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = ${a}.tenant_id AND m.id = ${a}.member_id) one) AS member,
  (SELECT r.title FROM programme r WHERE r.tenant_id = ${a}.tenant_id AND r.id = ${a}.programme_id) AS "programmeTitle",
  CASE WHEN ${a}.state = 'WAITLISTED' THEN (SELECT count(*)::int FROM seat_application w JOIN programme wp ON wp.tenant_id = w.tenant_id AND wp.id = w.programme_id
    WHERE w.tenant_id = ${a}.tenant_id AND w.state = 'WAITLISTED' AND w.ticket <= ${a}.ticket
      AND wp.licence_year = (SELECT r.licence_year FROM programme r WHERE r.tenant_id = ${a}.tenant_id AND r.id = ${a}.programme_id)) END AS position`;

export function toApplication(row: SeatApplication): SeatApplication {
  const member = row.member && Object.assign(new Member(), row.member, { joinedAt: new Date(row.member.joinedAt) });
  const time = (at: Date | null): Date | null => at && new Date(at);
  return Object.assign(new SeatApplication(), row, {
    supervisorAnsweredAt: time(row.supervisorAnsweredAt), submittedAt: time(row.submittedAt), createdAt: new Date(row.createdAt), ...(member ? { member } : {}),
  });
}

/** `reader` null: a coordinator's view, which holds everybody's but no drafts of others. */
const VISIBLE = `a.tenant_id = $1 AND (a.member_id = $2 OR ($3 AND a.state <> 'DRAFT'))`;

export interface ApplicationReader {
  tenantId: TenantId;
  id: MemberId;
  coordinates: boolean;
}

export async function applicationPage(db: Reader, reader: ApplicationReader, args: PageArgs, filter: { programmeId?: ProgrammeId | undefined; state?: ApplicationState | undefined }): Promise<Page<SeatApplication>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const params: unknown[] = [reader.tenantId, reader.id, reader.coordinates, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    filter.programmeId && `AND a.programme_id = ${add(filter.programmeId)}`,
    filter.state && `AND a.state = ${add(filter.state)}`,
    request.key && `AND (a.created_at, a.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`,
  ].filter((c) => typeof c === 'string');
  const rows = await db.readOne<SeatApplication>(`SELECT ${applicationColumns('a')} FROM seat_application a WHERE ${VISIBLE} ${conditions.join(' ')} ORDER BY a.created_at ${direction}, a.id ${direction} LIMIT $4`, params);
  return toPage(rows.map(toApplication), request, (a) => [a.createdAt.toISOString(), a.id]);
}

export async function applicationsByIds(db: Reader, reader: ApplicationReader, ids: readonly string[]): Promise<SeatApplication[]> {
  const rows = await db.readOne<SeatApplication>(`SELECT ${applicationColumns('a')} FROM seat_application a WHERE ${VISIBLE} AND a.id = ANY ($4)`, [reader.tenantId, reader.id, reader.coordinates, [...ids]]);
  const found = new Map(rows.map((row) => [row.id, toApplication(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** An application with the licence year whose seats it wants. */
export type Locked = SeatApplication & { licenceYear: number };

/** These applications, kept from changing until the transaction ends; in the order of the ids. Missing ones are left out. */
export async function lockApplications(tx: Tx, ids: readonly string[]): Promise<Locked[]> {
  const rows = await tx.query<Locked>(
    `SELECT ${applicationColumns('a')}, p.licence_year AS "licenceYear" FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id
     WHERE a.tenant_id = $1 AND a.id = ANY ($2) ORDER BY a.id FOR UPDATE OF a`,
    [tx.tenantId, [...ids]],
  );
  const found = new Map(rows.map((row) => [row.id, Object.assign(toApplication(row), { licenceYear: row.licenceYear })]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function lockApplicationOf(tx: Tx, programmeId: ProgrammeId, memberId: MemberId): Promise<SeatApplication | undefined> {
  const row = await tx.first<SeatApplication>(`SELECT ${applicationColumns('a')} FROM seat_application a WHERE a.tenant_id = $1 AND a.programme_id = $2 AND a.member_id = $3 FOR UPDATE OF a`, [tx.tenantId, programmeId, memberId]);
  return row && toApplication(row);
}

interface Written {
  state: ApplicationState.DRAFT | ApplicationState.SUBMITTED;
  supervisorStep: SupervisorStep | null;
}

/** Writes the applicant's one application for this programme, anew or over what was there. */
export async function writeApplication(tx: Tx, memberId: MemberId, { programmeId, wish, supervisorName, supervisorEmail }: WriteSeatApplication, { state, supervisorStep }: Written): Promise<SeatApplicationId> {
  const row = await tx.first<{ id: SeatApplicationId }>(
    `INSERT INTO seat_application AS a (tenant_id, id, programme_id, member_id, wish, supervisor_name, supervisor_email, state, supervisor_step, submitted_at, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     ON CONFLICT (tenant_id, programme_id, member_id) DO UPDATE SET wish = excluded.wish, supervisor_name = excluded.supervisor_name, supervisor_email = excluded.supervisor_email,
       state = excluded.state, supervisor_step = excluded.supervisor_step, supervisor_answered_at = NULL, ticket = NULL,
       supervisor_comment = CASE WHEN excluded.state = 'DRAFT' THEN a.supervisor_comment END, submitted_at = excluded.submitted_at, changed_at = excluded.changed_at
     RETURNING a.id`,
    [tx.tenantId, newId(tx.now.getTime()), programmeId, memberId, wish, supervisorName, supervisorEmail, state, supervisorStep, state === 'SUBMITTED' ? tx.now : null, tx.now],
  );
  return row!.id;
}

/** `tickets`: the place in the waitlist of each, where they are put on it. */
export async function setState(tx: Tx, ids: readonly string[], state: ApplicationState, tickets: readonly number[] | null = null): Promise<void> {
  await tx.execute(
    `UPDATE seat_application SET state = $3, ticket = CASE WHEN $4::int[] IS NULL THEN ticket ELSE ($4::int[])[array_position($2::uuid[], id)] END, changed_at = $5 WHERE tenant_id = $1 AND id = ANY ($2)`,
    [tx.tenantId, [...ids], state, tickets && [...tickets], tx.now],
  );
}
