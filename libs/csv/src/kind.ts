import type { Bilingual, Reason } from './bilingual.js';
import type { Field } from './fields.js';
import { foldCode } from './text.js';

export interface Column<T> {
  readonly field: Field<T>;
  /** The words that people use as its heading, Japanese and English; the first is the one we write ourselves. */
  readonly headings: readonly string[];
  /** Whether a file without this column is refused. Without the column every cell counts as empty. */
  readonly presence: 'required' | 'optional';
}

export type Columns = Record<string, Column<unknown>>;
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** One kind of file that people bring: its columns, what makes two rows the same, and rules across columns. */
export interface CsvKind<C extends Columns> {
  readonly name: string;
  readonly label: Bilingual;
  readonly columns: C;
  /** Columns that together name one thing; a second row with the same values is reported and not handed out. */
  readonly key?: readonly (keyof C & string)[];
  /** A rule across cells, asked only when each cell is good by itself. */
  readonly check?: (row: RowOf<C>) => { column: keyof C & string; why: Reason } | undefined;
}

/** A column that must be in the file. */
export function column<T>(field: Field<T>, ...headings: string[]): Column<T> {
  return { field, headings, presence: 'required' };
}

/** A column that a file may leave out, and whose cells may be empty. */
export function optionalColumn<T>(field: Field<T>, ...headings: string[]): Column<T | null> {
  return { field: field.optional(), headings, presence: 'optional' };
}

/** Declares a kind of file; the type of its rows follows from the columns. */
export function defineCsv<C extends Columns>(kind: CsvKind<C>): CsvKind<C> {
  for (const name of kind.key ?? []) {
    if (!(name in kind.columns)) throw new Error(`${kind.name}: key names the column ${name}, which is not declared`);
  }
  const taken = new Map<string, string>();
  for (const [name, { headings }] of Object.entries(kind.columns)) {
    for (const heading of new Set([name, ...headings].map(foldHeading))) {
      const other = taken.get(heading);
      if (other !== undefined) throw new Error(`${kind.name}: the heading ${heading} names both ${other} and ${name}`);
      taken.set(heading, name);
    }
  }
  return kind;
}

/** Headings are compared without case, width, spaces, punctuation and remarks such as (必須) or ※. */
export function foldHeading(heading: string): string {
  return foldCode(heading)
    .toLowerCase()
    .replace(/[(\[【](?:必須|任意|required|optional)[)\]】]/gu, '')
    .replace(/[\s_\-・./:*※"'#、。()[\]【】「」]/gu, '');
}
