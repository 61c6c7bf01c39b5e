import { fold, foldKanji } from '#kernel';

/**
 * A text in the one form in which it is searched, and where each of its code units stood in the original.
 * Width, case, kind of kana and other forms of a kanji (髙 is 高) are folded; signs are one space; white space counts between words of Latin letters only, because
 * Japanese is written with and without it (田中太郎, 田中 太郎; AWS認定, AWS 認定).
 */
export interface Canonical {
  text: string;
  /** For each code unit of `text`: where its character begins and ends in the original. */
  starts: readonly number[];
  ends: readonly number[];
}

/** A character with what belongs to it: marks, and the half-width voicing marks, which stand for themselves. */
const CHARACTER = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gsu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const SPACE = /\s/u;
const WORD_LETTER = /[\p{Script=Latin}\p{Nd}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** What people type for a long mark. */
const DASH = /^[-\u2010-\u2015\u2212\u2500\u2501]$/;

type Kind = 'space' | 'sign' | 'dash' | 'word' | 'other';
interface Known {
  folded: string;
  kind: Kind;
}
const known = new Map<string, Known>();

function look(character: string): Known {
  const found = known.get(character);
  if (found) return found;
  const folded = foldKanji(fold(character));
  const kind = SPACE.test(character) ? 'space' : DASH.test(folded) ? 'dash' : !LETTER.test(folded) ? 'sign' : WORD_LETTER.test(folded) ? 'word' : 'other';
  if (known.size > 20_000) known.clear();
  const made: Known = { folded: kind === 'word' || kind === 'other' ? [...folded].filter((c) => LETTER.test(c)).join('') : folded, kind };
  known.set(character, made);
  return made;
}

export function canonical(original: string): Canonical {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let gap: 'none' | 'space' | 'sign' = 'none';
  let before: Kind = 'sign';
  const push = (what: string, from: number, to: number): void => {
    text += what;
    for (let i = 0; i < what.length; i++) {
      starts.push(from);
      ends.push(to);
    }
  };
  for (const { 0: character, index } of original.matchAll(CHARACTER)) {
    const to = index + character.length;
    let { folded, kind } = look(character);
    if (kind === 'dash') [folded, kind] = gap === 'none' && KANA.test(text.at(-1) ?? '') ? ['ー', 'other'] : [' ', 'sign'];
    if (kind === 'space') {
      if (gap === 'none') gap = 'space';
    } else if (kind === 'sign') gap = 'sign';
    else {
      const counts = gap === 'sign' || (gap === 'space' && before === 'word' && kind === 'word');
      if (counts && text !== '') push(' ', ends.at(-1)!, index);
      push(folded, index, to);
      gap = 'none';
      before = kind;
    }
  }
  return { text, starts, ends };
}

export interface Run {
  text: string;
  /** Latin letters and digits make words; everything else is cut into pairs of characters. */
  isWord: boolean;
}

const RUNS = /([\p{Script=Latin}\p{Nd}]+)|([^\s\p{Script=Latin}\p{Nd}]+)/gu;

export const runsOf = (canonicalText: string): Run[] => [...canonicalText.matchAll(RUNS)].map(([text, word]) => ({ text, isWord: word !== undefined }));

export const isWordLetter = (character: string | undefined): boolean => character !== undefined && WORD_LETTER.test(character);
export const isKana = (character: string | undefined): boolean => character !== undefined && KANA.test(character);
