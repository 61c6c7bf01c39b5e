import type { Tx } from '#tenancy';

/** PostgreSQL reads a chunk of this many rows from one parameter well within its statement timeout. */
const CHUNK = 2_000;

/** Inserts rows given by column names, a chunk in each statement. */
export async function insertRows(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tx.execute(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(rows.slice(i, i + CHUNK))]);
  }
}
