import { assertText, fold, invalidInput } from '#kernel';
import type { Poll } from './poll.entity.js';

export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 10;

/** Between two and ten different answers. @throws INVALID_INPUT naming what is wrong */
export function optionsOf(field: string, value: readonly string[]): string[] {
  const options = value.map((text, i) => assertText(`${field}.${i}`, text, { min: 1, max: 100 }));
  if (options.length < MIN_OPTIONS) throw invalidInput(field, 'TOO_FEW', { ja: `選択肢は${MIN_OPTIONS}つ以上にしてください。`, en: `A poll needs at least ${MIN_OPTIONS} answers.` });
  if (options.length > MAX_OPTIONS) throw invalidInput(field, 'TOO_MANY', { ja: `選択肢は${MAX_OPTIONS}個までです。`, en: `At most ${MAX_OPTIONS} answers.` });
  const seen = new Set<string>();
  for (const [i, text] of options.entries()) {
    if (seen.has(fold(text))) throw invalidInput(`${field}.${i}`, 'TWICE', { ja: '同じ選択肢があります。', en: 'This answer is there twice.' });
    seen.add(fold(text));
  }
  return options;
}

/** The different numbers chosen, in order. @throws INVALID_INPUT for one that is none of the poll's, and for a second where there is one to choose */
export function choicesOf(field: string, value: readonly number[], { isMultiple, count }: { isMultiple: boolean; count: number }): number[] {
  const chosen = [...new Set(value)].sort((a, b) => a - b);
  if (chosen.some((number) => number < 1 || number > count)) throw invalidInput(field, 'OUT_OF_RANGE', { ja: `選択肢は1から${count}までです。`, en: `The answers are 1 to ${count}.` });
  if (chosen.length > 1 && !isMultiple) throw invalidInput(field, 'TOO_MANY', { ja: '選べるのは1つだけです。', en: 'Choose one of them.' });
  return chosen;
}

export interface PollJson {
  postId: string;
  isMultiple: boolean;
  closesAt: string | null;
  voterCount: number;
  options: { number: number; text: string; voteCount: number; isMine: boolean }[];
}

/** A poll as its reader may see it: how others voted only after voting, or when it is over, so that nobody follows the crowd. */
export function shownPoll({ closesAt: end, options, isMultiple, voterCount }: PollJson, now: Date): Poll {
  const closesAt = end === null ? null : new Date(end);
  const isClosed = closesAt !== null && closesAt <= now;
  const hasVoted = options.some((o) => o.isMine);
  return { isMultiple, voterCount, closesAt, isClosed, hasVoted, options: options.map((o) => ({ ...o, voteCount: hasVoted || isClosed ? o.voteCount : null })) };
}
