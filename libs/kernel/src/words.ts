import { createHash } from 'node:crypto';
import { fold } from './text.js';

const LATIN = /[a-z0-9][a-z0-9.+#-]*/g;
const RUNS = /[\u3041-\u3096\u30fc\u3400-\u4dbf\u4e00-\u9fff\u3005]+/g;
/** Every question ends in these: they would make all questions alike. */
const COMMON = new Set(['です', 'ます', 'ださ', 'さい', 'ださい', 'くだ', 'てい', 'いま', 'すか', 'ので', 'のか', 'から', 'まし', 'した', 'たい', 'ある', 'あり', 'りま', 'いて', 'する', 'こと', 'とは', 'には', 'よう', 'うに', 'して', 'ても', 'もの', 'おし', 'しえ', 'えて', 'つい', 'いる', 'the', 'how', 'do', 'to', 'can', 'is', 'what', 'of', 'in', 'for', 'and', 'on', 'it', 'my', 'we', 'you', 'are', 'be', 'at', 'an']);
const MOST = 400;

/**
 * The words of a text by which questions, and wishes, are compared: latin words, and pairs of neighbouring Japanese characters, with width, case and kana folded. Each once,
 * those of the beginning first.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const pairs = [...folded.matchAll(RUNS)].flatMap(([run]) => (run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))));
  const latin = [...folded.matchAll(LATIN)].map(([word]) => word.replace(/[.-]+$/, '')).filter((word) => word.length > 1);
  return [...new Set([...latin, ...pairs])].filter((word) => !COMMON.has(word)).slice(0, MOST);
}

/** As they stand in an index: with their tenant, so that the words of one community never meet those of another. */
export const hashedWords = (tenantId: string, words: readonly string[]): number[] => [...new Set(words.map((word) => createHash('sha256').update(`${tenantId} ${word}`).digest().readInt32BE()))];
