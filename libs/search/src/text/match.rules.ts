import { type Canonical, isWordLetter } from './canonical.rules.js';
import type { Word } from './query.rules.js';

/** From where to where, in code units; `end` is behind the last one. */
export interface Range {
  start: number;
  end: number;
}

export type StemOf = (word: string) => string;

const WORDS = /[\p{Script=Latin}\p{Nd}]+/gu;

/** Where a word stands in a text, in the text's canonical form. */
export function occurrences(word: Word, { text }: Canonical, stemOf: StemOf): Range[] {
  if (word.mayGoOn) return [...text.matchAll(WORDS)].filter(([form]) => form.startsWith(word.text)).map(({ index }) => ({ start: index, end: index + word.text.length }));
  if (word.isStemmed) {
    const stem = stemOf(word.text);
    const [first] = word.text;
    return [...text.matchAll(WORDS)].filter(([form]) => form.startsWith(first!) && stemOf(form) === stem).map(({ 0: form, index }) => ({ start: index, end: index + form.length }));
  }
  const found: Range[] = [];
  const startsAsWord = isWordLetter([...word.text][0]);
  const endsAsWord = isWordLetter([...word.text].at(-1));
  for (let at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) {
    const end = at + word.text.length;
    if (startsAsWord && isWordLetter(characterBefore(text, at))) continue;
    if (endsAsWord && isWordLetter(characterAt(text, end))) continue;
    found.push({ start: at, end });
  }
  return found;
}

const characterAt = (text: string, at: number): string | undefined => (at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : undefined);
const characterBefore = (text: string, at: number): string | undefined => (at > 0 ? [...text.slice(Math.max(0, at - 2), at)].at(-1) : undefined);

/** Whether every word stands in one of the texts. */
export const isMatch = (words: readonly Word[], texts: readonly Canonical[], stemOf: StemOf): boolean => words.every((word) => texts.some((text) => occurrences(word, text, stemOf).length > 0));

/** Where the words stand in the original, without overlaps, from the first to the last. */
export function highlights(words: readonly Word[], text: Canonical, stemOf: StemOf): Range[] {
  const found = words
    .flatMap((word) => occurrences(word, text, stemOf))
    .map(({ start, end }) => ({ start: text.starts[start]!, end: text.ends[end - 1]! }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Range[] = [];
  for (const range of found) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}
