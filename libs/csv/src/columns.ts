import { quoted, reason } from './bilingual.js';
import { CsvFileError, problemAt } from './file-error.js';
import type { FileProblem } from './file-error.js';
import { foldHeading } from './kind.js';
import type { Column, Columns, CsvKind } from './kind.js';

/** Which column of the kind each column of the file is; null where the file's column is passed over. */
export interface MappedColumn {
  /** As in a spreadsheet: A is 1. */
  column: number;
  heading: string;
  name: string | null;
}

/** What a person chose by hand, remembered from the last time: heading to column name, or null to pass it over. */
export type Mapping = Readonly<Record<string, string | null>>;

/** The heading of the column that a download of failed rows adds; it is passed over when the file comes back. */
export const reasonHeading = '取り込めなかった理由';

function nameOf<C extends Columns>(heading: string, kind: CsvKind<C>, mapping: Mapping): string | null | undefined {
  const chosen = mapping[heading];
  if (chosen !== undefined) return chosen;
  const folded = foldHeading(heading);
  if (folded === foldHeading(reasonHeading)) return null;
  const matches = ([name, { headings }]: [string, Column<unknown>]) => [name, ...headings].some((each) => foldHeading(each) === folded);
  return Object.entries(kind.columns).find(matches)?.[0];
}

function separatorHint(headings: readonly string[], line: number): FileProblem[] {
  const only = headings.length === 1 ? headings[0]! : '';
  const sign = only.includes('\t') ? 'タブ' : only.includes(';') ? 'セミコロン' : undefined;
  if (sign === undefined) return [];
  return [problemAt({ line, column: 1 }, reason('wrong-separator', `列が${sign}で区切られています。カンマ区切りの CSV で保存し直してください。`, 'The columns are not separated by commas. Save the file as comma-separated CSV.'))];
}

/** Maps the headings of a file, or refuses the file and names every heading that is missing, unknown or there twice. */
export function mapColumns<C extends Columns>(headings: readonly string[], line: number, kind: CsvKind<C>, mapping: Mapping = {}): MappedColumn[] {
  const problems = separatorHint(headings, line);
  if (problems.length > 0) throw new CsvFileError(problems);
  let width = headings.length;
  while (width > 0 && headings[width - 1]!.trim() === '') width--;
  const mapped: MappedColumn[] = [];
  const seen = new Map<string, MappedColumn>();
  headings.slice(0, width).forEach((heading, i) => {
    const place = { line, column: i + 1 };
    const name = nameOf(heading, kind, mapping);
    if (name === undefined || (name !== null && !(name in kind.columns))) {
      const why = heading.trim() === ''
        ? reason('blank-heading', '見出しが空です。', 'The heading is empty.')
        : reason('unknown-column', `「${quoted(heading)}」という列は${kind.label.ja}にはありません。`, `${kind.label.en} has no column "${quoted(heading)}".`);
      problems.push(problemAt(place, why, heading));
      return;
    }
    const first = name === null ? undefined : seen.get(name);
    if (first) {
      problems.push(problemAt(place, reason('column-twice', `「${quoted(heading)}」は ${first.column} 列目の「${quoted(first.heading)}」と同じ列です。`, `"${quoted(heading)}" is the same column as "${quoted(first.heading)}" (column ${first.column}).`), heading));
      return;
    }
    const column = { column: i + 1, heading, name };
    if (name !== null) seen.set(name, column);
    mapped.push(column);
  });
  for (const [name, { headings: known, presence }] of Object.entries(kind.columns)) {
    if (presence === 'optional' || seen.has(name)) continue;
    const heading = known[0] ?? name;
    problems.push(problemAt({ line, column: width + 1 }, reason('missing-column', `「${heading}」の列がありません。`, `The column "${known.find((each) => /^[\x20-\x7e]+$/u.test(each)) ?? heading}" is missing.`), heading));
  }
  if (problems.length > 0) throw new CsvFileError(problems);
  return mapped;
}
