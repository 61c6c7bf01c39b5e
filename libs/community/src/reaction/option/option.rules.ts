import { fold } from '#kernel';
import type { Refusal } from '#kernel';
import type { ReactionOption } from './option.entity.js';
import { LastReactionOption, MAX_KEPT, MAX_OFFERED, ReactionWordTaken, TooManyReactionOptions } from './option.graphql.js';

export const isOffered = ({ retiredAt }: Pick<ReactionOption, 'retiredAt'>): boolean => retiredAt === null;

/** Width, case, kana and spaces make no other word. */
const folded = (word: string): string => fold(word).replace(/\s/gu, '');

type Words = Pick<ReactionOption, 'wordJa' | 'wordEn'>;

/** Why a set cannot have an option with these words, beside all the others, retired ones included: they are still shown. */
export function whyNotWords(words: Words, others: readonly ReactionOption[]): Refusal | undefined {
  for (const language of ['wordJa', 'wordEn'] as const) {
    const same = others.find((other) => folded(other[language]) === folded(words[language]));
    if (same) return new ReactionWordTaken(language === 'wordJa' ? 'input.wordJa' : 'input.wordEn', same);
  }
  return undefined;
}

/** Why nothing more can be offered. */
export function whyNotOffer(all: readonly ReactionOption[], { isNew }: { isNew: boolean }): Refusal | undefined {
  const isFull = all.filter(isOffered).length >= MAX_OFFERED || (isNew && all.length >= MAX_KEPT);
  return isFull ? new TooManyReactionOptions() : undefined;
}

/** Why this one has to stay. */
export function whyNotRetire(option: ReactionOption, all: readonly ReactionOption[]): Refusal | undefined {
  return all.some((other) => isOffered(other) && other.id !== option.id) ? undefined : new LastReactionOption();
}

/** How often each of them was given, in the order of the set, without what nobody gave. */
export function shownReactions(counts: Readonly<Record<string, number>>, options: readonly ReactionOption[], isMine: (key: string) => boolean): { option: ReactionOption; count: number; isMine: boolean }[] {
  return options.flatMap((option) => {
    const count = counts[option.key] ?? 0;
    return count > 0 ? [{ option, count, isMine: isMine(option.key) }] : [];
  });
}
