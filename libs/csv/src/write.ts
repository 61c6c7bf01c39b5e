import { encodeText, utf8Bom } from './encoding.js';
import type { CsvEncoding } from './encoding.js';
import { safeCell } from './text.js';

type Cell = string | number | bigint | boolean | null | undefined;

interface WriteOptions {
  /** `utf-8-bom` and `cp932` are the two that Excel in Japan opens correctly. */
  encoding: CsvEncoding;
  /** Told for each row that lost characters because CP932 does not have them; the row's number from 1. */
  onLoss?: (row: number, characters: number) => void;
}

function cellText(cell: Cell): string {
  const safe = safeCell(cell);
  return /[",\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its CRLF: quoted where needed, and no cell of it can start a formula. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** Rows as the bytes of a CSV file, piece by piece. The first row is the heading. */
export async function* csvBytes(rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>, { encoding, onLoss }: WriteOptions): AsyncGenerator<Buffer> {
  let pending: Buffer[] = encoding === 'utf-8-bom' ? [Buffer.from(utf8Bom)] : [];
  let size = 0;
  let row = 0;
  for await (const cells of rows) {
    row++;
    const { bytes, lost } = encodeText(csvLine(cells), encoding);
    if (lost > 0) onLoss?.(row, lost);
    pending.push(bytes);
    size += bytes.length;
    if (size < 65_536) continue;
    yield Buffer.concat(pending);
    pending = [];
    size = 0;
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}
