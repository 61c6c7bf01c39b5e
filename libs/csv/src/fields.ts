import { quoted, reason } from './bilingual.js';
import type { Reason } from './bilingual.js';
import { readDay, readMoment } from './dates.js';
import { foldCode, foldWidth, unguarded, whyNotText } from './text.js';

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: Reason };

/** How the text of a cell becomes a value. Built by the functions below, in the manner of zod. */
export interface Field<T> {
  parse(cell: string): Parsed<T>;
  /** The same field, where an empty cell is allowed and means null. */
  optional(): Field<T | null>;
  /** The same field with one more rule; `why` returns the reason to refuse, or nothing. */
  refine(why: (value: T) => Reason | undefined): Field<T>;
}

const yes = <T>(value: T): Parsed<T> => ({ ok: true, value });
const no = (why: Reason): Parsed<never> => ({ ok: false, reason: why });

const isBlank = (cell: string) => /^[\s\u3000]*$/u.test(cell);

/** A field from a function. The function never sees an empty cell, nor one with characters that cannot be stored. */
export function field<T>(parse: (cell: string) => Parsed<T>): Field<T> {
  return fieldOf((cell) => {
    if (isBlank(cell)) return no(reason('blank', '空欄です。必ず入力してください。', 'is empty, but it is required.'));
    const why = whyNotText(cell);
    return why ? no(why) : parse(unguarded(cell));
  });
}

function fieldOf<T>(parse: (cell: string) => Parsed<T>): Field<T> {
  return {
    parse,
    optional: () => fieldOf<T | null>((cell) => (isBlank(cell) ? yes(null) : parse(cell))),
    refine: (why) =>
      fieldOf((cell) => {
        const parsed = parse(cell);
        const refused = parsed.ok ? why(parsed.value) : undefined;
        return refused ? no(refused) : parsed;
      }),
  };
}

/** Text for people: folded by width only, never longer than `max` characters (200). `lines` allows line breaks. */
export function text({ max = 200, lines = false }: { max?: number; lines?: boolean } = {}): Field<string> {
  return field((cell) => {
    const value = foldWidth(cell);
    const length = [...value].length;
    if (length > max) return no(reason('too-long', `${max} 文字以内で入力してください (いまは ${length} 文字)。`, `is ${length} characters long; at most ${max} are allowed.`));
    if (!lines && value.includes('\n')) return no(reason('line-break', '改行は使えません。', 'must be on one line.'));
    return yes(value);
  });
}

/** A code such as an employee number: NFKC, no spaces inside. Leading zeros stay. */
export function code({ max = 64 }: { max?: number } = {}): Field<string> {
  const one = mapField(text({ max }), foldCode);
  return one.refine((value) => (/\s/u.test(value) ? reason('space-inside', '空白は使えません。', 'must not contain spaces.') : undefined));
}

/** A name's reading: hiragana, half-width and full-width kana all become full-width katakana. */
export function kana({ max = 100 }: { max?: number } = {}): Field<string> {
  return field((cell) => {
    const value = foldCode(cell)
      .replace(/[ぁ-ゖゝゞ]/gu, (character) => String.fromCodePoint(character.codePointAt(0)! + 0x60))
      .replace(/\s+/gu, ' ');
    if ([...value].length > max) return no(reason('too-long', `${max} 文字以内で入力してください。`, `at most ${max} characters are allowed.`));
    if (!/^[ァ-ヺー・ヽヾ ]+$/u.test(value)) return no(reason('not-kana', `「${quoted(cell)}」はカタカナ (またはひらがな) で入力してください。`, `"${quoted(cell)}" is not written in kana.`));
    return yes(value);
  });
}

const address = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;

/** A mail address, in lower case and NFKC, so that it can be compared. */
export function email(): Field<string> {
  return field((cell) => {
    const value = foldCode(cell).toLowerCase();
    const isOne = value.length <= 254 && value.indexOf('@') <= 64 && address.test(value);
    return isOne ? yes(value) : no(reason('bad-email', `「${quoted(cell)}」はメールアドレスの形ではありません。`, `"${quoted(cell)}" is not a mail address.`));
  });
}

/** A day, as `YYYY-MM-DD`. */
export function day(): Field<string> {
  return field((cell) => {
    const read = readDay(cell);
    return 'day' in read ? yes(read.day) : no(read.why);
  });
}

/** A moment; `offset` is the zone of the file's author where a cell names none. */
export function moment({ offset = '+09:00' }: { offset?: string } = {}): Field<Date> {
  return field((cell) => {
    const read = readMoment(cell, offset);
    return 'at' in read ? yes(read.at) : no(read.why);
  });
}

/** A number; wide digits, thousands separators and a trailing unit such as 円 or % are understood. */
export function number({ min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, integer = false }: { min?: number; max?: number; integer?: boolean } = {}): Field<number> {
  return field((cell) => {
    const plain = foldCode(cell).replace(/[\u2212\u2010]/gu, '-').replace(/\s*[円%分]$/u, '');
    const isNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(plain);
    const value = Number(plain.replaceAll(',', ''));
    if (!isNumber) return no(reason('bad-number', `「${quoted(cell)}」は数ではありません。`, `"${quoted(cell)}" is not a number.`));
    if (integer && !Number.isSafeInteger(value)) return no(reason('not-an-integer', `「${quoted(cell)}」は整数ではありません。`, `"${quoted(cell)}" is not a whole number.`));
    if (value < min || value > max) return no(reason('out-of-range', `${min} から ${max} までの数を入力してください (いまは ${value})。`, `must be between ${min} and ${max} (it is ${value}).`));
    return yes(value);
  });
}

/** One of a few values, each with the words by which people write it; compared without regard to case and width. */
export function oneOf<const V extends string>(words: Record<V, readonly string[]>): Field<V> {
  const known = new Map<string, V>();
  for (const value of Object.keys(words) as V[]) {
    for (const word of [value, ...words[value]]) known.set(foldCode(word).toLowerCase(), value);
  }
  const examples = (Object.keys(words) as V[]).map((value) => words[value][0] ?? value);
  return field((cell) => {
    const value = known.get(foldCode(cell).toLowerCase());
    if (value !== undefined) return yes(value);
    return no(reason('unknown-word', `「${quoted(cell)}」は使えません。使える値: ${examples.join('、')}`, `"${quoted(cell)}" is not one of: ${examples.join(', ')}.`));
  });
}

/** Yes or no, in the ways that exports of other systems write it. */
export function yesNo(): Field<boolean> {
  const word = oneOf({ true: ['はい', '有', '○', '〇', '1', 'yes', 'y', 't'], false: ['いいえ', '無', '×', '0', 'no', 'n', 'f'] });
  return mapField(word, (value) => value === 'true');
}

/** The same field with its value turned into another. */
export function mapField<A, B>(from: Field<A>, to: (value: A) => B): Field<B> {
  return fieldOf((cell) => {
    const parsed = from.parse(cell);
    return parsed.ok ? yes(to(parsed.value)) : parsed;
  });
}
