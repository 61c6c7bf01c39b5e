import { newId } from '#kernel';
import type { RowProblem } from '#csv';
import type { Tx } from '#tenancy';
import type { Import, ImportColumn, ImportId } from '../import/import.entity.js';

/** What one chunk of rows came to. */
export interface Tally {
  done: number;
  CREATE: number;
  CHANGE: number;
  SAME: number;
  SKIP: number;
  bad: number;
}
export const tally = (): Tally => ({ done: 0, CREATE: 0, CHANGE: 0, SAME: 0, SKIP: 0, bad: 0 });

/** A problem without a cell is about its whole row, or about the file. */
export type Problem = Pick<RowProblem, 'code' | 'message' | 'line'> & Partial<Pick<RowProblem, 'column' | 'heading' | 'value'>>;

export interface Run {
  id: string;
  attempts: number;
  doneThrough: number;
}

/** Takes the import for one run; a run that was going on elsewhere finds that it is no longer its own. Undefined when this step is over. */
export function takeRun(tx: Tx, importId: ImportId, state: 'VALIDATING' | 'APPLYING'): Promise<Run | undefined> {
  return tx.first<Run>(
    `UPDATE import SET run_id = $4, attempts = attempts + 1 WHERE tenant_id = $1 AND id = $2 AND state = $3
     RETURNING run_id AS id, attempts, done_through AS "doneThrough"`,
    [tx.tenantId, importId, state, newId()],
  );
}

/** A dry run that begins again begins from nothing. */
export async function forgetFindings(tx: Tx, importId: ImportId): Promise<void> {
  await tx.execute('DELETE FROM import_problem WHERE tenant_id = $1 AND import_id = $2', [tx.tenantId, importId]);
  await tx.execute('UPDATE import SET done_count = 0, done_through = 0, create_count = 0, change_count = 0, same_count = 0, skip_count = 0, bad_count = 0 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, importId]);
}

export async function noteFile(tx: Tx, importId: ImportId, file: { encoding: string; columns: readonly ImportColumn[]; rowCount: number }): Promise<void> {
  await tx.execute('UPDATE import SET encoding = $3, columns = $4, row_count = $5 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, importId, file.encoding, JSON.stringify(file.columns), file.rowCount]);
}

/** Whether the run still is this one; when it is not, what it did in this transaction must not stay. */
export async function noteProgress(tx: Tx, importId: ImportId, run: Run, t: Tally, through: number): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE import SET done_count = done_count + $4, create_count = create_count + $5, change_count = change_count + $6, same_count = same_count + $7, skip_count = skip_count + $8,
       bad_count = bad_count + $9, done_through = $10, attempts = 1, changed_at = $11 WHERE tenant_id = $1 AND id = $2 AND run_id = $3`,
    [tx.tenantId, importId, run.id, t.done, t.CREATE, t.CHANGE, t.SAME, t.SKIP, t.bad, through, tx.now],
  );
  return changed === 1;
}

/** In the order of the file: numbers go on from the last one. Lines that have a problem already keep theirs when `unlessKnown`. */
export async function noteProblems(tx: Tx, importId: ImportId, problems: readonly Problem[], unlessKnown = false): Promise<void> {
  if (problems.length === 0) return;
  const column = <K extends keyof Problem>(name: K): (Problem[K] | null)[] => problems.map((p) => p[name] ?? null);
  await tx.execute(
    `INSERT INTO import_problem (tenant_id, id, import_id, number, line, column_number, heading, value, code, message)
     SELECT $1, x.id, $2, x.n + (SELECT coalesce(max(number), 0) FROM import_problem WHERE tenant_id = $1 AND import_id = $2), x.line, x.col, x.heading, x.value, x.code, x.message
     FROM unnest($3::uuid[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::jsonb[]) WITH ORDINALITY AS x(id, line, col, heading, value, code, message, n)
     WHERE NOT $10 OR NOT EXISTS (SELECT FROM import_problem k WHERE k.tenant_id = $1 AND k.import_id = $2 AND k.line = x.line)`,
    [tx.tenantId, importId, problems.map(() => newId()), column('line'), column('column'), column('heading'), column('value'), column('code'), problems.map((p) => JSON.stringify(p.message)), unlessKnown],
  );
}

export async function finish(tx: Tx, importId: ImportId, run: Run, state: Import['state'], failedRowsFileId: string | null): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE import SET state = $4, row_count = CASE WHEN $4 = 'FAILED' THEN row_count ELSE done_count END, failed_rows_file_id = coalesce($5, failed_rows_file_id), changed_at = $6,
       applied_at = CASE WHEN $4 = 'APPLIED' THEN $6::timestamptz ELSE applied_at END WHERE tenant_id = $1 AND id = $2 AND run_id = $3`,
    [tx.tenantId, importId, run.id, state, failedRowsFileId, tx.now],
  );
  return changed === 1;
}
