/** Crockford's alphabet: no letter that is taken for a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
const PREFIX = 'EK1';

/** Fifty bits of a message authentication code as ten letters that people can type. */
export function codeOf(mac: Uint8Array): string {
  let bits = 0n;
  for (const byte of mac.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 6n;
  return Array.from({ length: LENGTH }, (_, i) => LETTERS[Number((bits >> BigInt(5 * (LENGTH - 1 - i))) & 31n)]!).join('');
}

/** What the picture on the phone says: whose code it is, so that a code of another event is told from one that was made up. */
export const pictureText = (id: string, code: string): string => `${PREFIX}.${id.replaceAll('-', '').toUpperCase()}.${code}`;

/** As people read it: `K7QM2-F9XPT`. */
export const spoken = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What was scanned or typed, in any width and case; undefined for what cannot be a code. `id` is there when it was scanned. */
export function readCode(text: string): { id?: string; code: string } | undefined {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s\-‐-―ー]/g, '');
  const picture = new RegExp(`^${PREFIX}\\.([0-9A-F]{32})\\.([0-9A-Z]{${LENGTH}})$`).exec(plain);
  const code = (picture?.[2] ?? plain).replace(/O/g, '0').replace(/[IL]/g, '1');
  if (code.length !== LENGTH || [...code].some((letter) => !LETTERS.includes(letter))) return undefined;
  if (!picture) return { code };
  const hex = picture[1]!.toLowerCase();
  return { id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`, code };
}
