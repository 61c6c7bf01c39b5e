import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Import, type ImportId, type ImportKind, ImportProblem } from './import.entity.js';

const COLUMNS = `id, tenant_id AS "tenantId", kind, state, file_id AS "fileId", failed_rows_file_id AS "failedRowsFileId", importer_id AS "importerId", encoding, columns, mapping,
  row_count AS "rowCount", done_count AS "doneCount", create_count AS "createCount", change_count AS "changeCount", same_count AS "sameCount", skip_count AS "skipCount", bad_count AS "badCount",
  created_at AS "createdAt", changed_at AS "changedAt", applied_at AS "appliedAt"`;
const asImport = (row: object): Import => Object.assign(new Import(), row);

/** Newest first, of these kinds. */
export async function importPage(db: TenantDb, tenantId: TenantId, kinds: readonly ImportKind[], args: PageArgs): Promise<Page<Import>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne(
    `SELECT ${COLUMNS} FROM import WHERE tenant_id = $1 AND kind = ANY ($2) AND ($3::timestamptz IS NULL OR (created_at, id) ${comparison} ($3, $4::uuid))
     ORDER BY created_at ${direction}, id ${direction} LIMIT $5`,
    [tenantId, kinds, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `imports_${direction}`,
  );
  return toPage(rows.map(asImport), request, (one) => [one.createdAt.toISOString(), one.id]);
}

export async function importsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, kinds: readonly ImportKind[], ids: readonly string[]): Promise<Import[]> {
  return (await db.readOne(`SELECT ${COLUMNS} FROM import WHERE tenant_id = $1 AND kind = ANY ($2) AND id = ANY ($3)`, [tenantId, kinds, ids], 'imports_by_id')).map(asImport);
}

export async function lockImport(tx: Tx, id: ImportId): Promise<Import | undefined> {
  const row = await tx.first(`SELECT ${COLUMNS} FROM import WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && asImport(row);
}

/** In the order of the file. */
export async function problemPage(db: TenantDb, { tenantId, id }: Pick<Import, 'tenantId' | 'id'>, args: PageArgs): Promise<Page<ImportProblem>> {
  const request = pageRequest(args, ['integer']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne(
    `SELECT number, line, column_number AS "column", heading, value, code, message FROM import_problem
     WHERE tenant_id = $1 AND import_id = $2 AND ($3::int IS NULL OR number ${comparison} $3) ORDER BY number ${direction} LIMIT $4`,
    [tenantId, id, request.key?.[0] ?? null, request.limit + 1],
    `import_problems_${direction}`,
  );
  return toPage(rows.map((row) => Object.assign(new ImportProblem(), row)), request, (one) => [one.number]);
}

/** What columns were the last time, as far as somebody said so. */
export async function lastMapping(tx: Tx, kind: ImportKind): Promise<Record<string, string | null>> {
  const row = await tx.first<Pick<Import, 'mapping'>>(
    `SELECT mapping FROM import WHERE tenant_id = $1 AND kind = $2 AND state IN ('VALIDATED', 'APPLYING', 'APPLIED') ORDER BY created_at DESC, id DESC LIMIT 1`,
    [tx.tenantId, kind],
  );
  return row?.mapping ?? {};
}

export const isApplying = async (tx: Tx, kind: ImportKind): Promise<boolean> =>
  (await tx.first(`SELECT 1 AS one FROM import WHERE tenant_id = $1 AND kind = $2 AND state = 'APPLYING' LIMIT 1`, [tx.tenantId, kind])) !== undefined;
