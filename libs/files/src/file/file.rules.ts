import { assertText, invalidInput } from '#kernel';
import type { ThumbnailSize } from '../picture/picture.rules.js';

/** How large a file may be, in bytes. */
export interface SizeLimits {
  /** Of any file. */
  any: number;
  /** Of a table as text: a year of a provider's report is long. */
  table: number;
}

/** What a browser may show by itself. An SVG is not among them: it can hold a script. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);
export const isShown = (mediaType: string): boolean => SHOWN.has(mediaType);

// Written backwards, a name pretends to end in something else.
const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The name as its owner knows it: percent-encoded in the request, without a path, on one line.
 * @throws INVALID_INPUT naming the header
 */
export function fileName(header: unknown): string {
  const field = 'X-File-Name';
  let name: string;
  try {
    name = decodeURIComponent(String(header ?? ''));
  } catch {
    throw invalidInput(field, 'INVALID_ENCODING', { ja: 'ファイル名を読み取れません。', en: 'The name is not percent-encoded UTF-8.' });
  }
  const last = name.replace(DIRECTIONS, '').replace(/\s+/g, ' ').split(/[/\\]/).at(-1)!;
  return assertText(field, last, { min: 1, max: 200 });
}

/** Whether these first bytes are text of some encoding: what has no place in any text is not among them. */
export const looksLikeText = (head: Uint8Array): boolean => head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x1b);

/** What a file is, by its content: `sniffed` is what its signature says. Text has none; a table is told by its name. */
export function mediaTypeOf(sniffed: string | undefined, head: Uint8Array, name: string): string {
  if (sniffed !== undefined) return sniffed;
  if (!looksLikeText(head)) return 'application/octet-stream';
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

const PICTURES = /\.(png|jpe?g|gif|webp|avif|heic|bmp|tiff?)$/iu;

/**
 * A name may say nothing of what the file is, but not something else: whoever opens a picture expects one.
 * @throws INVALID_INPUT for a picture or a PDF by name that is something else by content
 */
export function assertWhatItClaims(name: string, mediaType: string, isPicture: boolean): void {
  const claimed = PICTURES.test(name) ? (isPicture ? undefined : { ja: '画像', en: 'picture' }) : /\.pdf$/iu.test(name) && mediaType !== 'application/pdf' ? { ja: 'PDF', en: 'PDF' } : undefined;
  if (!claimed) return;
  throw invalidInput('body', 'NOT_WHAT_IT_CLAIMS', { ja: `名前は${claimed.ja}のようですが、中身は${claimed.ja}ではありません。ファイルを確かめてください。`, en: `Its name says that it is a ${claimed.en}, but its content is not. Please check the file.` });
}

/** What people call such a file: PNG, PDF, CSV. */
export const kindName = (mediaType: string): string => {
  const name = mediaType.split('/').at(-1)!;
  return name === 'webp' ? 'WebP' : name.toUpperCase();
};

export const limitFor = (mediaType: string, limits: SizeLimits): number => (mediaType === 'text/csv' ? limits.table : limits.any);

/** How a download is announced. The name stands in both forms: one for every program, one in UTF-8 (RFC 6266). */
export function disposition(name: string, mediaType: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${isShown(mediaType) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Under which key a smaller picture lies; and the key of the file to which a key belongs. */
export const keyOf = (storageKey: string, size: ThumbnailSize): string => `${storageKey}-${size}`;
export const ownKey = (key: string): string => key.replace(/-(SMALL|LARGE)$/, '');
