import { fold } from '#kernel';

/** An employee number as it is compared: neither width, case, spaces, hyphens nor leading zeros count. */
export const numberKey = (number: string): string => fold(number).replace(/[\s\p{Pd}−ー]/gu, '').replace(/^0+(?=.)/, '');

/** A reading, or a name in Latin letters, as it is compared: neither width, case, kind of kana, spaces nor dots count. */
export const nameKey = (name: string): string => fold(name).replace(/[\s・.'’\p{Pd}]/gu, '');

const hasNoKanji = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{M}\sー・.'’-]+$/u;

/** Whether a text can be somebody's reading: kana, or Latin letters where a name has no kana. */
export const isReading = (text: string): boolean => hasNoKanji.test(text.normalize('NFKC'));

/** All forms under which a record's person may write their name: family or given name first. */
export function nameKeys({ kana, name }: { kana: string | null; name: string }): string[] {
  return [...new Set([kana, name].filter((each) => each !== null).flatMap((each) => [nameKey(each), nameKey(each.trim().split(/[\s\u3000]+/u).reverse().join(''))]))];
}

/** `YYYY-MM` as a number of months, to be compared. @returns undefined for what is no month between 1940 and 2100 */
export function monthNumber(month: string): number | undefined {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  const months = Number(year) * 12 + Number(number) - 1;
  return months >= 1940 * 12 && months < 2101 * 12 ? months : undefined;
}
