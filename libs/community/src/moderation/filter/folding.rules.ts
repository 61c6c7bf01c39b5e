import { fold } from '#kernel';

/** Invisible: inside a word they only hide it. */
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/gu;
/** Put between letters, they space a word out; sentence marks such as 。 and 「 do not: they end a word. */
const SPACING = /[\s._*＿・･·•|/\\^`´'’"“”+=#~〜,\-‐-―−]/u;
const LETTER = /[\p{L}\p{M}\p{N}ー]/u;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

interface Letter {
  char: string;
  /** Nothing stands between it and the letter before, or the one behind. */
  joinsBefore: boolean;
  joinsAfter: boolean;
}

/**
 * The letters of a text as they are compared: width, case and kind of kana folded, nothing invisible, long marks and letters that are
 * repeated three times and more written once, and spacing taken out but remembered. A sentence mark is a letter that no pattern has.
 */
export function lettersOf(text: string): Letter[] {
  const visible = text.replace(INVISIBLE, '').replace(/\u309b/g, '\u3099').replace(/\u309c/g, '\u309a');
  // After kana these lengthen it, whichever of them is typed.
  const lengthened = fold(visible).replace(/(?<=[\u3041-\u3096ー])[〜~―–—−‐]+/gu, 'ー');
  const marks = lengthened.replace(/ー{2,}/gu, 'ー').replace(/(\p{L})\1{2,}/gu, '$1');
  const letters: Letter[] = [];
  let joined = false;
  for (const char of marks) {
    if (SPACING.test(char)) {
      if (letters.length > 0) letters.at(-1)!.joinsAfter = false;
      joined = false;
      continue;
    }
    const isLetter = LETTER.test(char);
    const before = letters.at(-1);
    if (!isLetter && before) before.joinsAfter = false;
    letters.push({ char: isLetter ? char : '\u0000', joinsBefore: joined && isLetter, joinsAfter: isLetter });
    joined = isLetter;
  }
  if (letters.length > 0) letters.at(-1)!.joinsAfter = false;
  return letters;
}

/** A pattern as it is kept for comparing; empty when it has no letters. */
export const foldPattern = (pattern: string): string => lettersOf(pattern).map((l) => l.char).join('').replaceAll('\u0000', '');

/**
 * Whether the text holds the pattern, disguised or not. Spaced out it counts where it begins or ends on its own: what two neighbouring
 * words make together by chance begins and ends inside of them. A Latin pattern counts as a whole word only.
 */
export function holds(letters: readonly Letter[], folded: string): boolean {
  const wanted = [...folded];
  if (wanted.length === 0) return false;
  const isLatin = LATIN.test(folded);
  for (let start = 0; start + wanted.length <= letters.length; start++) {
    if (!wanted.every((char, i) => letters[start + i]!.char === char)) continue;
    const end = start + wanted.length - 1;
    const opens = !letters[start]!.joinsBefore;
    const closes = !letters[end]!.joinsAfter;
    if (isLatin) {
      const inner = letters.slice(start, end + 1);
      const spacedOut = inner.slice(1).every((l) => !l.joinsBefore);
      const whole = inner.slice(1).every((l) => l.joinsBefore);
      // Beside Japanese, which needs no spaces, a Latin word stands on its own as well.
      const free = (l: Letter | undefined): boolean => !l || !LATIN.test(l.char);
      if ((whole || spacedOut) && (opens || free(letters[start - 1])) && (closes || free(letters[end + 1]))) return true;
      continue;
    }
    const unbroken = letters.slice(start + 1, end + 1).every((l) => l.joinsBefore);
    if (unbroken || opens || closes) return true;
  }
  return false;
}
