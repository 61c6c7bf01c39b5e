import { canonical, runsOf } from './canonical.rules.js';
import type { StemOf } from './match.rules.js';
import type { Word } from './query.rules.js';

/**
 * What is looked up in the index, one letter for its kind before it: `g` a character or a pair of them, `w` a word's stem, in
 * capitals the same in a title, `P` the beginning of a word in a title, and what filters ask for: `k` kind, `s` space, `o` for all
 * who are signed in, `a` author, `#` tag.
 */
export type Term = string;

/** Beginnings of words longer than this are not told apart while somebody types. */
const LONGEST_BEGINNING = 12;
const LONGEST_WORD = 64;

const cut = (word: string): string => word.slice(0, LONGEST_WORD);

/** Each character, and each pair of neighbours. */
function grams(run: string): string[] {
  const characters = [...run];
  return characters.flatMap((c, i) => (i + 1 < characters.length ? [c, c + characters[i + 1]!] : [c]));
}

/** The characters that a text must have to contain this one: its pairs, or the one that it is. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : characters.slice(1).map((c, i) => characters[i]! + c);
}

/** The words of Latin letters in texts, whose stems somebody has to know. */
export const latinWords = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => runsOf(canonical(text).text)).flatMap((run) => (run.isWord ? [cut(run.text)] : [])))];

/** All terms of a thing with these titles (a person's names) and texts. */
export function termsOf(titles: readonly string[], texts: readonly string[], stemOf: StemOf): Set<Term> {
  const terms = new Set<Term>();
  const add = (text: string, isTitle: boolean): void => {
    for (const run of runsOf(canonical(text).text)) {
      if (!run.isWord) {
        for (const gram of grams(run.text)) {
          terms.add(`g${gram}`);
          if (isTitle) terms.add(`G${gram}`);
        }
        continue;
      }
      const word = cut(run.text);
      terms.add(`w${stemOf(word)}`);
      if (!isTitle) continue;
      terms.add(`W${stemOf(word)}`);
      for (let length = 1; length <= Math.min(word.length, LONGEST_BEGINNING); length++) terms.add(`P${word.slice(0, length)}`);
    }
  };
  for (const title of titles) add(title, true);
  for (const text of texts) add(text, false);
  return terms;
}

/** What everything that these words are found in has among its terms; more may have them, so the words are looked for in the texts themselves. */
export function termsFor(words: readonly Word[], where: 'anywhere' | 'in titles', stemOf: StemOf): Term[] {
  const [gram, stem] = where === 'anywhere' ? ['g', 'w'] : ['G', 'W'];
  return [...new Set(words.flatMap(({ text }) => runsOf(text).flatMap((run) => (run.isWord ? [stem + stemOf(cut(run.text))] : pairs(run.text).map((p) => gram + p)))))];
}

/** The same for what somebody is still typing: the last word may go on. */
export function termsWhileTyping(words: readonly Word[], stemOf: StemOf): Term[] {
  const last = words.at(-1);
  if (!last?.mayGoOn) return termsFor(words, 'in titles', stemOf);
  return [...new Set([...termsFor(words.slice(0, -1), 'in titles', stemOf), `P${last.text.slice(0, LONGEST_BEGINNING)}`])];
}
