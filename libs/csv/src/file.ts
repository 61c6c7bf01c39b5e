import { mapColumns, reasonHeading } from './columns.js';
import type { MappedColumn, Mapping } from './columns.js';
import type { CsvEncoding } from './encoding.js';
import type { Columns, CsvKind, RowOf } from './kind.js';
import { isBlankRecord, records } from './records.js';
import { RowReader } from './rows.js';
import type { RowProblem, RowResult } from './rows.js';
import { scanCsv } from './scan.js';
import type { CsvSource } from './source.js';
import { csvBytes } from './write.js';

/** What a reading of the file found. */
export interface CsvReport {
  kind: string;
  encoding: CsvEncoding;
  columns: readonly MappedColumn[];
  /** Rows with content below the heading. */
  rows: number;
  good: number;
  bad: number;
  /** Every problem of every bad row, in the order of the file. */
  problems: RowProblem[];
}

/** A file that has been checked as a whole and can be read, row by row, as often as one likes. */
export class CsvFile<C extends Columns> {
  private latest: CsvReport | undefined;

  /** Use `openCsv`. */
  constructor(
    private readonly source: CsvSource,
    private readonly kind: CsvKind<C>,
    readonly encoding: CsvEncoding,
    readonly columns: readonly MappedColumn[],
    private readonly headings: readonly string[],
    /** An upper bound known before the first row is read, for showing progress: blank rows are counted too. */
    readonly rowsExpected: number,
  ) {}

  /** Every row, good or bad, in the order of the file. Holds one row at a time, the keys seen, and the report. */
  async *results(): AsyncGenerator<RowResult<RowOf<C>>> {
    const report: CsvReport = { kind: this.kind.name, encoding: this.encoding, columns: this.columns, rows: 0, good: 0, bad: 0, problems: [] };
    const reader = new RowReader(this.kind, this.columns);
    let isHeading = true;
    for await (const record of records(this.source, this.encoding)) {
      if (isBlankRecord(record.cells)) continue;
      if (isHeading) {
        isHeading = false;
        continue;
      }
      const result = reader.read(record);
      report.rows++;
      if (result.ok) report.good++;
      else {
        report.bad++;
        for (const problem of result.problems) report.problems.push(problem);
      }
      yield result;
    }
    this.latest = report;
  }

  /** The good rows only. */
  async *rows(): AsyncGenerator<RowOf<C>> {
    for await (const result of this.results()) if (result.ok) yield result.value;
  }

  /** What the last complete reading found. */
  get report(): CsvReport {
    if (!this.latest) throw new Error('the file has not been read to its end yet');
    return this.latest;
  }

  /**
   * The bad rows as a file like the one that came in: its encoding, headings and order of columns, and one more column
   * that says why. Corrected, it can be imported as it is; that column is passed over.
   */
  failedRows(language: 'ja' | 'en' = 'ja'): AsyncGenerator<Buffer> {
    return csvBytes(this.failedLines(language), { encoding: this.encoding });
  }

  /** The heading of such a file. */
  failedHeading(): string[] {
    return this.withReason(this.headings, reasonHeading);
  }

  /** A line of such a file: the row as it came, and why it was not taken. */
  failedLine(cells: readonly string[], problems: readonly (Pick<RowProblem, 'message'> & { heading?: string | null })[], language: 'ja' | 'en'): string[] {
    return this.withReason(cells, problems.map((each) => `${each.heading ? `${each.heading}: ` : ''}${each.message[language]}`).join(' / '));
  }

  private async *failedLines(language: 'ja' | 'en'): AsyncGenerator<string[]> {
    yield this.failedHeading();
    for await (const result of this.results()) if (!result.ok) yield this.failedLine(result.cells, result.problems, language);
  }

  private withReason(cells: readonly string[], why: string): string[] {
    const width = this.headings.length;
    const reasonAt = this.columns.find((each) => each.name === null && each.heading === reasonHeading)?.column;
    const line = [...cells.slice(0, width), ...Array<string>(Math.max(0, width - cells.length)).fill('')];
    if (reasonAt === undefined) return [...line, why];
    line[reasonAt - 1] = why;
    return line;
  }
}

async function headingOf(source: CsvSource, encoding: CsvEncoding) {
  for await (const record of records(source, encoding)) if (!isBlankRecord(record.cells)) return record;
  return { line: 1, row: 1, cells: [] };
}

/**
 * Checks a file as a whole (encoding to the last byte, quotes, headings) and gives it back ready to be read. Throws
 * `CsvFileError`, with line and column, when any of it is wrong: then no row is handed out.
 */
export async function openCsv<C extends Columns>(source: CsvSource, kind: CsvKind<C>, mapping: Mapping = {}): Promise<CsvFile<C>> {
  const { encoding, records: count } = await scanCsv(source);
  const heading = await headingOf(source, encoding);
  const columns = mapColumns(heading.cells, heading.line, kind, mapping);
  const width = Math.max(...columns.map((each) => each.column));
  return new CsvFile(source, kind, encoding, columns, heading.cells.slice(0, width), count - 1);
}

/** Reads a file that is known to be small: all good rows at once, and the report. */
export async function readCsv<C extends Columns>(source: CsvSource, kind: CsvKind<C>, mapping: Mapping = {}): Promise<{ rows: RowOf<C>[]; report: CsvReport }> {
  const file = await openCsv(source, kind, mapping);
  const rows: RowOf<C>[] = [];
  for await (const row of file.rows()) rows.push(row);
  return { rows, report: file.report };
}
