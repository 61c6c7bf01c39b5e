import { Readable, pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { decoded } from './encoding.js';
import type { CsvEncoding } from './encoding.js';
import type { CsvSource } from './source.js';

/** The cells of one row and where it begins. */
export interface CsvRecord {
  /** The line an editor shows. */
  line: number;
  /** The row a spreadsheet shows; it differs below a cell that has line breaks in it. */
  row: number;
  cells: string[];
}

const lineBreaks = /\r\n|\n|\r/gu;

/**
 * The records of a file whose structure has been checked, blank ones included. Lines are counted here: csv-parse counts
 * a CRLF inside quotes twice.
 */
export async function* records(source: CsvSource, encoding: CsvEncoding): AsyncGenerator<CsvRecord> {
  const parser = parse({ relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  // A reader that stops early closes the parser, and the error that pipeline then reports is no error.
  pipeline(Readable.from(decoded(source.open(), encoding)), parser, () => undefined);
  let line = 1;
  let row = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    yield { line, row, cells };
    for (const cell of cells) line += cell.match(lineBreaks)?.length ?? 0;
    line++;
    row++;
  }
}

export const isBlankRecord = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
