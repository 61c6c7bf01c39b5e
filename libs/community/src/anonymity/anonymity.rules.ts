import type { Localized } from '#kernel';

/** What is written without a name has no exact time, anywhere: beside other traces of a person, such as their next post, a second can be enough to tell who it was. */
const GRAIN_MS = 10 * 60_000;

/**
 * The time that an anonymous text gets: cut down to ten minutes, but behind what came before it, so that the order of a feed and of a conversation stays as it was.
 * `after` is the time of the newest text there; undefined when there is none.
 */
export function timeWithout(now: Date, after?: Date): Date {
  const cut = Math.floor(now.getTime() / GRAIN_MS) * GRAIN_MS;
  return new Date(Math.min(now.getTime(), Math.max(cut, (after?.getTime() ?? 0) + 1)));
}

/** Numbered in the order of their first words in one thread. */
export const pseudonymName = (number: number): Localized => ({ ja: `匿名 ${number}`, en: `Anonymous ${number}` });

interface Unmasking {
  state: string;
  requestedBy: string;
  authorId: string | null;
}

/** Why this operator cannot decide about an unmasking: it takes two people, and nobody decides about their own words. */
export function whyNotUnmask({ state, requestedBy, authorId }: Unmasking, operatorId: string): 'CLOSED' | 'OWN_WORDS' | 'SAME_OPERATOR' | undefined {
  if (state !== 'REQUESTED') return 'CLOSED';
  if (authorId === operatorId) return 'OWN_WORDS';
  return requestedBy === operatorId ? 'SAME_OPERATOR' : undefined;
}
