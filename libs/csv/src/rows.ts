import { quoted, reason } from './bilingual.js';
import type { Bilingual, Reason } from './bilingual.js';
import type { MappedColumn } from './columns.js';
import type { Columns, CsvKind, RowOf } from './kind.js';
import type { CsvRecord } from './records.js';

/** One thing wrong with one row. A row may have several, and all are told. */
export interface RowProblem {
  code: string;
  message: Bilingual;
  line: number;
  row: number;
  /** As in a spreadsheet, A is 1; null when it is about the whole row. */
  column: number | null;
  heading: string | null;
  /** What the cell says, shortened. */
  value: string | null;
  /** For a duplicate: the line of the row that has the same key. */
  firstLine?: number;
}

export type RowResult<Row> =
  | { ok: true; line: number; row: number; cells: string[]; value: Row }
  | { ok: false; line: number; row: number; cells: string[]; problems: RowProblem[] };

/** Turns records into values, one after the other, and remembers the keys it has seen. */
export class RowReader<C extends Columns> {
  private readonly firstLines = new Map<string, number>();
  private readonly width: number;
  private readonly byName: Map<string, MappedColumn>;

  constructor(
    private readonly kind: CsvKind<C>,
    private readonly mapped: readonly MappedColumn[],
  ) {
    this.width = Math.max(...mapped.map((each) => each.column));
    this.byName = new Map(mapped.flatMap((each) => (each.name === null ? [] : [[each.name, each] as const])));
  }

  read(record: CsvRecord): RowResult<RowOf<C>> {
    const { line, row, cells } = record;
    const problems: RowProblem[] = [];
    const tell = (why: Reason, name?: string, cell?: string) => problems.push(this.problem(record, why, name, cell));

    const extra = cells.slice(this.width).some((cell) => cell.trim() !== '');
    if (cells.length < this.width || extra) {
      tell(reason('wrong-number-of-cells', `列の数が違います (見出しは ${this.width} 列、この行は ${cells.length} 列)。`, `has ${cells.length} cells where the heading has ${this.width}.`));
      return { ok: false, line, row, cells, problems };
    }
    const values: Record<string, unknown> = {};
    for (const [name, { field }] of Object.entries(this.kind.columns)) {
      const at = this.byName.get(name)?.column;
      const cell = at === undefined ? '' : cells[at - 1]!;
      const parsed = field.parse(cell);
      if (parsed.ok) values[name] = parsed.value;
      else tell(parsed.reason, name, cell);
    }
    const first = this.firstLineOf(values, line);
    if (first !== undefined) problems.push(this.duplicate(record, first));
    const value = values as RowOf<C>;
    const broken = problems.length === 0 ? this.kind.check?.(value) : undefined;
    if (broken) tell(broken.why, broken.column, this.cellOf(cells, broken.column));
    return problems.length === 0 ? { ok: true, line, row, cells, value } : { ok: false, line, row, cells, problems };
  }

  /** The line where the row's key was seen before. A row with a bad key has none, and nothing to compare. */
  private firstLineOf(values: Record<string, unknown>, line: number): number | undefined {
    const { key } = this.kind;
    if (key === undefined || !key.every((name) => name in values && values[name] !== null)) return undefined;
    const id = key.length === 1 ? String(values[key[0]!]) : JSON.stringify(key.map((name) => values[name]));
    const first = this.firstLines.get(id);
    if (first === undefined) this.firstLines.set(id, line);
    return first;
  }

  private duplicate(record: CsvRecord, firstLine: number): RowProblem {
    const name = this.kind.key![0]!;
    const headings = this.kind.key!.map((each) => this.byName.get(each)?.heading ?? each).join(' + ');
    const why = reason('duplicate', `「${headings}」が ${firstLine} 行目と重複しています (この行は ${record.line} 行目)。`, `line ${record.line} repeats line ${firstLine}: the same ${headings}.`);
    return { ...this.problem(record, why, name, this.cellOf(record.cells, name)), firstLine };
  }

  private cellOf(cells: readonly string[], name: string): string | undefined {
    const at = this.byName.get(name)?.column;
    return at === undefined ? undefined : cells[at - 1];
  }

  private problem({ line, row }: CsvRecord, why: Reason, name?: string, cell?: string): RowProblem {
    const at = name === undefined ? undefined : this.byName.get(name);
    return { code: why.code, message: why.message, line, row, column: at?.column ?? null, heading: at?.heading ?? name ?? null, value: cell === undefined ? null : quoted(cell) };
  }
}
