import { invalidInput } from './errors.js';

export interface TextRule {
  /** In characters as a person counts them (code points). */
  max: number;
  min?: number;
  multiline?: boolean;
}

export const LINE: TextRule = { min: 1, max: 200 };
export const PARAGRAPHS: TextRule = { min: 1, max: 20_000, multiline: true };

/** Surrogates without a partner cannot be stored as UTF-8; NUL cannot be stored in PostgreSQL. */
const LONE_SURROGATE = /\p{Surrogate}/u;
 
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** `12,345`, in both languages. */
const grouped = (count: number): string => count.toLocaleString('en-US');

/**
 * The text as it is stored: Unicode NFC, `\n` line ends, no white space around it.
 * @throws INVALID_INPUT naming `field`: TOO_SHORT, TOO_LONG, INVALID_CHARACTER
 */
export function assertText(field: string, value: string, rule: TextRule): string {
  if (LONE_SURROGATE.test(value) || CONTROL.test(value)) {
    throw invalidInput(field, 'INVALID_CHARACTER', { ja: '使えない文字が含まれています。', en: 'Contains a character that cannot be used.' });
  }
  const text = cleanText(value, rule.multiline ?? false);
  const length = isBlank(text) ? 0 : [...text].length;
  if (length < (rule.min ?? 0)) {
    throw invalidInput(field, 'TOO_SHORT', length === 0 ? { ja: '入力してください。', en: 'Please fill this in.' } : { ja: `${grouped(rule.min!)}文字以上にしてください(今は${grouped(length)}文字)。`, en: `At least ${grouped(rule.min!)} characters (now ${grouped(length)}).` });
  }
  if (length > rule.max) {
    throw invalidInput(field, 'TOO_LONG', { ja: `${grouped(rule.max)}文字以内にしてください(今は${grouped(length)}文字)。`, en: `At most ${grouped(rule.max)} characters (now ${grouped(length)}).` });
  }
  return text;
}

/** Nobody would see anything: white space, characters without a shape (zero-width space and the like), and blanks that count as letters. */
export const isBlank = (text: string): boolean => /^[\p{Z}\p{Cc}\p{Cf}\u034f\u115f\u1160\u2800\u3164\uffa0]*$/u.test(text);

export function cleanText(value: string, multiline: boolean): string {
  const lines = value.normalize('NFC').replace(/\r\n?/g, '\n');
  return (multiline ? lines : lines.replace(/\n/g, ' ')).trim();
}

/** The form in which texts are compared and searched: width, case and kana folded (ｶﾅ, カナ and かな are one). */
export function fold(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
