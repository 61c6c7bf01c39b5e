import { type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import type { ApplicationReader } from '../application/application.queries.js';
import { applicationColumns, toApplication } from '../application/application.queries.js';
import type { SeatApplication } from '../application/application.entity.js';
import { type Reader, pathColumns, toPath } from '../path/path.queries.js';
import type { LearningPath } from '../path/path.entity.js';
import { Programme, type ProgrammeId, SeatAllotment, SupervisorMode } from './programme.entity.js';
import type { CreateProgrammeInput } from './programme.graphql.js';

/** A programme with its path, the reader's own application, and for coordinators the seats and the number of applications. */
const SELECT = `SELECT r.id, r.title, r.description, r.licence_year AS "licenceYear", r.supervisor_mode AS "supervisorMode", r.applications_close_at AS "applicationsCloseAt", r.created_at AS "createdAt",
  (SELECT to_json(one) FROM (SELECT ${pathColumns('p')} FROM learning_path p WHERE p.tenant_id = r.tenant_id AND p.id = r.path_id) one) AS path,
  (SELECT to_json(one) FROM (SELECT ${applicationColumns('a')} FROM seat_application a WHERE a.tenant_id = r.tenant_id AND a.programme_id = r.id AND a.member_id = $2) one) AS mine,
  CASE WHEN $3 THEN (SELECT json_build_object('licenceYear', s.licence_year, 'seatCount', s.seats, 'takenCount', s.taken_count) FROM seat_allotment s WHERE s.tenant_id = r.tenant_id AND s.licence_year = r.licence_year) END AS seats,
  CASE WHEN $3 THEN (SELECT count(*)::int FROM seat_application n WHERE n.tenant_id = r.tenant_id AND n.programme_id = r.id AND n.state NOT IN ('DRAFT', 'WITHDRAWN')) END AS applied
  FROM programme r WHERE r.tenant_id = $1`;

type Row = Programme & { path: LearningPath; mine: SeatApplication | null; seats: SeatAllotment | null };

const toProgramme = ({ path, mine, seats, ...row }: Row): Programme =>
  Object.assign(new Programme(), row, { path: toPath(path), mine: mine && toApplication(mine), seats: seats && Object.assign(new SeatAllotment(), seats) });

/** Newest first. */
export async function programmePage(db: Reader, reader: ApplicationReader, args: PageArgs): Promise<Page<Programme>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Row>(
    `${SELECT} AND ($4::timestamptz IS NULL OR (r.created_at, r.id) ${comparison} ($4, $5::uuid)) ORDER BY r.created_at ${direction}, r.id ${direction} LIMIT $6`,
    [reader.tenantId, reader.id, reader.coordinates, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `programmes_${direction}`,
  );
  return toPage(rows.map(toProgramme), request, (p) => [p.createdAt.toISOString(), p.id]);
}

export async function programmesByIds(db: Reader, reader: ApplicationReader, ids: readonly string[]): Promise<Programme[]> {
  return (await db.readOne<Row>(`${SELECT} AND r.id = ANY ($4)`, [reader.tenantId, reader.id, reader.coordinates, [...ids]])).map(toProgramme);
}

/** @returns undefined when the path is not of this community */
export async function insertProgramme(tx: Tx, { title, description, licenceYear, pathId, supervisorMode, applicationsCloseAt }: CreateProgrammeInput): Promise<{ id: ProgrammeId } | undefined> {
  return tx.first(
    `INSERT INTO programme (tenant_id, id, title, description, licence_year, path_id, supervisor_mode, applications_close_at, created_at)
     SELECT $1, $2, $3, $4, $5, p.id, $7, $8, $9 FROM learning_path p WHERE p.tenant_id = $1 AND p.id = $6 RETURNING id`,
    [tx.tenantId, newId(tx.now.getTime()), title, description, licenceYear, pathId, supervisorMode ?? SupervisorMode.INFORM, applicationsCloseAt, tx.now],
  );
}

export interface ProgrammeTerms {
  id: ProgrammeId;
  supervisorMode: SupervisorMode;
  applicationsCloseAt: Date;
}

export const termsOf = (tx: Tx, id: ProgrammeId): Promise<ProgrammeTerms | undefined> =>
  tx.first('SELECT id, supervisor_mode AS "supervisorMode", applications_close_at AS "applicationsCloseAt" FROM programme WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]);
