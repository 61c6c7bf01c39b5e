import iconv from 'iconv-lite';
import type { Place } from './structure.js';

/** `utf-8-bom` is UTF-8 with the mark that Excel wants; `cp932` is what Excel in Japan writes ("Shift_JIS"). */
export type CsvEncoding = 'utf-8' | 'utf-8-bom' | 'cp932';

export const utf8Bom = new Uint8Array([0xef, 0xbb, 0xbf]);

/** Counts characters and mistakes of one encoding, byte by byte, and remembers where the first mistake began. */
export abstract class ByteCheck {
  good = 0;
  bad = 0;
  firstBad: Place | undefined;
  // Where the character being read began: numbers, because there are millions of characters.
  private line = 1;
  private column = 1;
  private byte = 0;

  constructor(private readonly structure: { readonly line: number; readonly column: number }) {}

  abstract push(byte: number, at: number): void;
  /** Call at the end of the file: a character may be cut off there. */
  abstract end(): void;

  protected begin(at: number): void {
    this.line = this.structure.line;
    this.column = this.structure.column;
    this.byte = at;
  }

  protected mistake(): void {
    this.bad++;
    this.firstBad ??= { line: this.line, column: this.column, byte: this.byte };
  }
}

/** UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF. */
export class Utf8Check extends ByteCheck {
  private missing = 0;
  private low = 0x80;
  private high = 0xbf;

  push(byte: number, at: number): void {
    if (this.missing > 0) {
      if (byte >= this.low && byte <= this.high) {
        this.low = 0x80;
        this.high = 0xbf;
        if (--this.missing === 0) this.good++;
        return;
      }
      this.missing = 0;
      this.mistake();
    }
    if (byte < 0x80) return;
    this.begin(at);
    this.low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.missing = 3;
    else this.mistake();
  }

  end(): void {
    if (this.missing > 0) this.mistake();
    this.missing = 0;
  }
}

const isLead = (byte: number) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
const isTrail = (byte: number) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f;

let knownPairs: Uint8Array | undefined;

/** Which two-byte codes CP932 gives a meaning to; a fifth of the possible ones do not have any. */
function assignedPairs(): Uint8Array {
  if (knownPairs) return knownPairs;
  knownPairs = new Uint8Array(65_536);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (!isLead(lead)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const text = isTrail(trail) ? iconv.decode(Buffer.from([lead, trail]), 'cp932') : '';
      if (text.length === 1 && text !== '\ufffd') knownPairs[lead * 256 + trail] = 1;
    }
  }
  return knownPairs;
}

export class Cp932Check extends ByteCheck {
  private lead = 0;
  private readonly assigned = assignedPairs();

  push(byte: number, at: number): void {
    if (this.lead > 0) {
      const pair = this.lead * 256 + byte;
      this.lead = 0;
      if (this.assigned[pair] === 1) {
        this.good++;
        return;
      }
      this.mistake();
      if (isTrail(byte)) return;
    }
    if (byte < 0x80) return;
    this.begin(at);
    if (byte >= 0xa1 && byte <= 0xdf) this.good++;
    else if (isLead(byte)) this.lead = byte;
    else this.mistake();
  }

  end(): void {
    if (this.lead > 0) this.mistake();
    this.lead = 0;
  }
}

/** Decodes a source whose encoding has been checked, in pieces; a byte-order mark is dropped. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: CsvEncoding): AsyncGenerator<string> {
  if (encoding === 'cp932') {
    const decoder = iconv.getDecoder('cp932');
    for await (const chunk of chunks) yield decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield decoder.end() ?? '';
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Characters that Macs and phones type, with the neighbour that CP932 has instead. */
const neighbours: Record<string, string> = { '〜': '～', '−': '－', '—': '―', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢', '\u00a0': ' ', '¥': '￥' };

/** What stands where CP932 has no character: a printer's blank, which people notice, and not `?`, which they do not. */
const geta = '〓';

/** Encodes text for a download. `lost` says how many characters the encoding could not hold. */
export function encodeText(text: string, encoding: CsvEncoding): { bytes: Buffer; lost: number } {
  if (encoding !== 'cp932') return { bytes: Buffer.from(text, 'utf8'), lost: 0 };
  let lost = 0;
  let safe = '';
  for (const character of text) {
    const near = neighbours[character] ?? character;
    const fits = near.charCodeAt(0) < 0x80 || iconv.decode(iconv.encode(near, 'cp932'), 'cp932') === near;
    if (!fits) lost++;
    safe += fits ? near : geta;
  }
  return { bytes: iconv.encode(safe, 'cp932'), lost };
}
