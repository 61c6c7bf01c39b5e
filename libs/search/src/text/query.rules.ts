import { canonical, isKana, runsOf } from './canonical.rules.js';

/** One of the words that must all be found. */
export interface Word {
  /** In canonical form. */
  text: string;
  /** A word of Latin letters is found in all its forms; everything else as it stands. */
  isStemmed: boolean;
  /** Still being typed: a word of Latin letters may go on. */
  mayGoOn?: boolean;
}

/** As many words of a query are looked for; what follows is left out. */
const MOST_WORDS = 12;
const PHRASE = /["“”]([^"“”]+)["“”]|「([^」]+)」|『([^』]+)』/gu;

/** The words of what somebody typed: apart by spaces, or a phrase in quotation marks. */
export function parseQuery(query: string): Word[] {
  const words: Word[] = [];
  const rest = query.replace(PHRASE, (_, ...quoted: (string | undefined)[]) => {
    const phrase = canonical(quoted.slice(0, 3).find((q) => q !== undefined) ?? '').text;
    if (phrase) words.push({ text: phrase, isStemmed: false });
    return ' ';
  });
  for (const piece of rest.split(/\s+/u)) {
    const text = withoutFinalLongMark(canonical(piece).text);
    const runs = runsOf(text);
    if (runs.length > 0) words.push({ text, isStemmed: runs.every((run) => run.isWord) && runs.length === 1 });
  }
  const distinct = new Map(words.map((word) => [`${word.isStemmed} ${word.text}`, word]));
  return [...distinct.values()].slice(0, MOST_WORDS);
}

/** The same while somebody types: the last word may not be all there yet. */
export function parseTyping(query: string): Word[] {
  const words = parseQuery(query);
  const last = words.at(-1);
  return last?.isStemmed && !/\s$/u.test(query) ? [...words.slice(0, -1), { ...last, mayGoOn: true }] : words;
}

/** サーバー is also written サーバ; without the mark both are found. Shorter words would become others (コピー, コピ). */
function withoutFinalLongMark(text: string): string {
  const characters = [...text];
  if (characters.at(-1) !== 'ー') return text;
  const stem = characters.slice(0, -1);
  return stem.length >= 3 && stem.slice(-3).every(isKana) ? stem.join('') : text;
}
