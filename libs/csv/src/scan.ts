import { reason } from './bilingual.js';
import type { Reason } from './bilingual.js';
import { Cp932Check, Utf8Check, utf8Bom } from './encoding.js';
import type { ByteCheck, CsvEncoding } from './encoding.js';
import { CsvFileError, problemAt, startOfFile } from './file-error.js';
import type { CsvSource } from './source.js';
import { StructureScan } from './structure.js';
import type { Place } from './structure.js';

export interface ScanResult {
  encoding: CsvEncoding;
  bytes: number;
  /** Records with content, the header among them. */
  records: number;
}

/** A cell longer than this is a file gone wrong, and would be held in memory whole. */
const longestField = 1_048_576;

const signatures: { bytes: number[]; ja: string; en: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], ja: 'Excel ブック (.xlsx) または ZIP', en: 'an Excel workbook (.xlsx) or a ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], ja: '旧形式の Excel ブック (.xls)', en: 'an old Excel workbook (.xls)' },
  { bytes: [0x25, 0x50, 0x44, 0x46], ja: 'PDF', en: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], ja: 'PNG 画像', en: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], ja: 'JPEG 画像', en: 'a JPEG image' },
  { bytes: [0x1f, 0x8b], ja: 'gzip 圧縮ファイル', en: 'a gzip archive' },
];

function refuseAt(place: { line: number; column: number; byte?: number }, why: Reason): never {
  throw new CsvFileError([problemAt(place, why)]);
}

function refuseBySignature(head: Uint8Array): void {
  const starts = (bytes: ArrayLike<number>) => Array.from(bytes).every((byte, i) => head[i] === byte);
  if (starts([0xff, 0xfe]) || starts([0xfe, 0xff])) {
    refuseAt(startOfFile, reason('encoding-utf-16', 'UTF-16 (Unicode テキスト) のファイルです。「CSV UTF-8」で保存し直してください。', 'The file is UTF-16 ("Unicode text"). Save it as "CSV UTF-8".'));
  }
  const found = signatures.find((each) => starts(each.bytes));
  if (found) refuseAt(startOfFile, reason('not-csv', `CSV ではなく ${found.ja} です。CSV 形式で保存し直してください。`, `This is not CSV but ${found.en}. Save it as CSV.`));
}

/** Follows one file from its first byte to its last. */
class FileScan {
  readonly structure = new StructureScan();
  readonly utf8 = new Utf8Check(this.structure);
  readonly cp932 = new Cp932Check(this.structure);
  bytes = 0;
  hasBom = false;

  push(byte: number): void {
    const at = this.bytes++;
    if (this.hasBom && at < utf8Bom.length) return;
    if (byte === 0 && !this.structure.headerEnded) this.refuseBinary(at);
    if (byte === 0x1b && this.utf8.good + this.cp932.good === 0) {
      refuseAt(this.place(at), reason('encoding-unsupported', 'JIS (ISO-2022-JP) などの文字コードには対応していません。「CSV UTF-8」で保存し直してください。', 'The encoding (ISO-2022-JP or similar) is not supported. Save the file as "CSV UTF-8".'));
    }
    this.utf8.push(byte, at);
    this.cp932.push(byte, at);
    this.structure.push(byte, at);
    if (this.structure.fieldBytes > longestField) {
      const place = this.structure.openQuote ?? this.place(at);
      refuseAt(place, reason('field-too-long', '1 つのセルが 1 MB を超えています。引用符 (") の閉じ忘れがないか確かめてください。', 'One cell is longer than 1 MB. Check that its quote (") is closed.'));
    }
  }

  finish(): ScanResult {
    this.utf8.end();
    this.cp932.end();
    this.structure.end();
    const encoding = this.encoding();
    const { strayQuote, openQuote, records } = this.structure;
    if (strayQuote) refuseAt(strayQuote, reason('stray-quote', '閉じる引用符 (") のあとに文字があります。セルの中の引用符は "" と書いてください。', 'There is text after a closing quote ("). Write a quote inside a cell as "".'));
    if (openQuote) refuseAt(openQuote, reason('quote-not-closed', 'ここで始まる引用符 (") が閉じられていません。', 'The quote (") that begins here is never closed.'));
    if (records === 0) refuseAt(startOfFile, reason('empty-file', 'ファイルに内容がありません。', 'The file is empty.'));
    return { encoding, bytes: this.bytes, records };
  }

  private encoding(): CsvEncoding {
    if (this.utf8.bad === 0) return this.hasBom ? 'utf-8-bom' : 'utf-8';
    const isBrokenUtf8 = this.hasBom || this.utf8.good > this.utf8.bad;
    if (!isBrokenUtf8 && this.cp932.bad === 0) return 'cp932';
    const check: ByteCheck = isBrokenUtf8 ? this.utf8 : this.cp932;
    const place = check.firstBad!;
    if (!isBrokenUtf8 && this.cp932.good <= this.cp932.bad) return this.refuseBinary(place.byte);
    const name = isBrokenUtf8 ? 'UTF-8' : 'Shift_JIS (CP932)';
    return refuseAt(place, reason('encoding-broken', `${name} として読めない文字があります (先頭から ${place.byte} バイト目)。`, `There are bytes that are not ${name} (offset ${place.byte}).`));
  }

  private refuseBinary(at: number): never {
    return refuseAt(this.place(at), reason('not-csv', '文字のファイルではないようです。CSV 形式で保存し直してください。', 'This does not look like a text file. Save it as CSV.'));
  }

  private place(at: number): Place {
    return { line: this.structure.line, column: this.structure.column, byte: at };
  }
}

/**
 * Reads a file once, keeping nothing of it: which encoding it is in, that it can be decoded to its last byte, that its
 * quotes close, and how many records it has. Refuses with the place of the first thing wrong.
 */
export async function scanCsv(source: CsvSource): Promise<ScanResult> {
  const scan = new FileScan();
  let head: Uint8Array = new Uint8Array(0);
  let headIsChecked = false;
  const checkHead = () => {
    headIsChecked = true;
    refuseBySignature(head);
    scan.hasBom = utf8Bom.every((byte, i) => head[i] === byte);
    for (const byte of head) scan.push(byte);
  };
  for await (const chunk of source.open()) {
    if (headIsChecked) {
      for (const byte of chunk) scan.push(byte);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length >= 8) checkHead();
  }
  if (!headIsChecked) checkHead();
  if (scan.bytes === 0) refuseAt(startOfFile, reason('empty-file', 'ファイルが空 (0 バイト) です。', 'The file is empty (0 bytes).'));
  return scan.finish();
}
