import type { Bilingual, Reason } from './bilingual.js';
import type { Place } from './structure.js';

/** What is wrong with a whole file, and where. */
export interface FileProblem {
  code: string;
  message: Bilingual;
  line: number;
  /** Counted as in a spreadsheet: A is 1. */
  column: number;
  byte?: number;
  heading?: string;
}

/** The file as a whole cannot be read; no row of it was handed out. */
export class CsvFileError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map((each) => `line ${each.line}, column ${each.column}: ${each.message.en}`).join('\n'));
    this.name = 'CsvFileError';
    this.problems = problems;
  }
}

export function problemAt(place: { line: number; column: number; byte?: number }, why: Reason, heading?: string): FileProblem {
  const { line, column, byte } = place;
  return { code: why.code, message: why.message, line, column, ...(byte === undefined ? {} : { byte }), ...(heading === undefined ? {} : { heading }) };
}

export const startOfFile: Place = { line: 1, column: 1, byte: 0 };
