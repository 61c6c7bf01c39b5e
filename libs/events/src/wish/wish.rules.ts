import { WishOfferKind, WishState } from './theme.entity.js';

/** So many people have to wish to hear of a theme before an event is drafted, unless the community says otherwise. */
export const USUAL_THRESHOLD = 3;

interface Theme {
  state: WishState;
  voteCount: number;
}
interface Offer {
  kind: WishOfferKind;
  memberId: string;
}

/** Whether it is time to draft an event: enough people wish to hear of it, and somebody can talk about it. */
export const isRipe = ({ state, voteCount }: Theme, offers: readonly Offer[], threshold: number): boolean =>
  state === WishState.OPEN && voteCount >= threshold && offers.some(({ kind }) => kind === WishOfferKind.TALK);

/** Whether people can still say that they wish to hear of it: those who do are told when it is announced. */
export const takesVotes = (state: WishState): boolean => state === WishState.OPEN || state === WishState.PLANNED;

export interface Cast<Id> {
  organizerId: Id;
  speakerId: Id | null;
  coHostId: Id | null;
}

/**
 * Who does what at the event, from the offers in the order in which they came: whoever can talk about it organizes it, together with
 * somebody else who offered to help, or else can talk about it too. Without anybody who talks the event is prepared by whoever helps, or by the operator who asks for it.
 */
export function castOf<Id extends string>(offers: readonly { kind: WishOfferKind; memberId: Id }[], operatorId: Id | null): Cast<Id> {
  const talks = offers.filter(({ kind }) => kind === WishOfferKind.TALK).map(({ memberId }) => memberId);
  const helps = offers.filter(({ kind }) => kind === WishOfferKind.HOST).map(({ memberId }) => memberId);
  const organizerId = talks[0] ?? helps[0] ?? operatorId;
  if (!organizerId) throw new Error('an event needs somebody');
  return { organizerId, speakerId: talks[0] ?? null, coHostId: [...helps, ...talks].find((id) => id !== organizerId) ?? null };
}

const SHOWN = 5;
/** Of the weight of what is typed, in percent, and in words; less than this is chance. */
const LEAST = 15;
const FEWEST = 2;

/** Which themes resemble what is typed, the most alike first, with how much of it they have in percent. Words that few of them have count more. */
export function alike<T extends { words: readonly number[] }>(typed: readonly number[], themes: readonly T[]): { theme: T; likeness: number }[] {
  const weightOf = new Map(typed.map((word) => [word, Math.log(1 + (1 + themes.length) / (0.5 + themes.filter(({ words }) => words.includes(word)).length))]));
  const all = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0);
  return themes
    .map((theme) => ({ theme, weights: theme.words.flatMap((word) => weightOf.get(word) ?? []) }))
    .filter(({ weights }) => weights.length >= Math.min(FEWEST, typed.length))
    .map(({ theme, weights }) => ({ theme, likeness: Math.round((100 * weights.reduce((sum, weight) => sum + weight, 0)) / all) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN);
}
