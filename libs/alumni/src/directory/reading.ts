import { toRomaji } from 'wanakana';
import { fold, foldKanji } from '#kernel';

/*
 * One spelling for all the ways in which a Japanese name is written in Latin letters or kana: おおの, Ono, Ohno and Oono; しんいち,
 * Shin'ichi and Sinichi. Both what is stored and what is searched goes through it, so it may be coarse but not uneven.
 */

const SAME: readonly [RegExp, string][] = [
  [/tch/g, 'cch'],
  [/sh(?=i)/g, 's'],
  [/sh/g, 'sy'],
  [/ch(?=i)/g, 't'],
  [/cch/g, 'tty'],
  [/ch/g, 'ty'],
  [/ts(?=u)/g, 't'],
  [/f(?=u)/g, 'h'],
  [/j(?=i)/g, 'z'],
  [/jy?/g, 'zy'],
  [/dz(?=u)|d(?=[iu])/g, 'z'],
  [/m(?=[bmp])/g, 'n'],
  // Long vowels: written twice, with an h before the next consonant, or as ou.
  [/(?<=[aeiou])h(?![aeiouy])/g, ''],
  [/ou/g, 'o'],
  [/([aeiou])\1+/g, '$1'],
];
/** What is typed before it is complete. */
const UNFINISHED: readonly [RegExp, string][] = [
  [/(sh|sy)$/, 's'],
  [/(ch|ty|ts)$/, 't'],
  [/(j|zy)$/, 'z'],
  [/f$/, 'h'],
];

/** The one spelling of a reading; empty for what has none, such as kanji. */
export function spelling(reading: string): string {
  const latin = toRomaji(fold(reading))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  if (!/^[a-z]*$/.test(latin)) return '';
  return SAME.reduce((text, [from, to]) => text.replace(from, to), latin);
}

/** The spelling of the beginning of a reading. */
export const beginning = (typed: string): string => UNFINISHED.reduce((text, [from, to]) => text.replace(from, to), spelling(typed));

const words = (text: string): string[] => text.trim().split(/[\s\u3000・]+/u).filter((word) => word !== '');

/** The keys by which a reading is found: each of its names, and all of them in both orders. */
export function readingKeys(reading: string): string[] {
  const parts = words(reading).map(spelling).filter((part) => part !== '');
  return [...new Set([...parts, parts.join(''), [...parts].reverse().join('')])].filter((key) => key !== '');
}

/** A name as it is written, in whichever kanji: 髙橋 is 高橋. */
const writing = (name: string): string => foldKanji(fold(name));

/** The keys by which a name as it is written is found: from each of its characters on. */
export function writtenKeys(name: string): string[] {
  const letters = [...writing(name).replace(/[\s・]/gu, '')].slice(0, 24);
  return letters.map((_, i) => letters.slice(i).join(''));
}

/** What is searched for, word by word: each is the beginning of a spelling or of a written name. */
export const searchTerms = (search: string): { spelled: string; written: string }[] =>
  words(search).slice(0, 3).map((word) => ({ spelled: beginning(word), written: writing(word) }));
