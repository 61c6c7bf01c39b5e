import { MINIMUM_CELL } from '#kernel';

/** How long somebody is followed: whoever passed A longer ago than this has had the time to go on to B. */
export const FOLLOW_UP_MONTHS = 24;
/** How strongly the smoothed confidence leans towards what everybody does; a starting point (Dirichlet prior). */
const PRIOR_PEOPLE = 20;
/** Of the normal distribution, for an interval of 95%. */
const Z = 1.96;

/** What is counted over first passes, one per person and certification. */
export interface PairCounts {
  fromId: string;
  toId: string;
  /** People who passed A at least the follow-up time ago, and B after A within it. A pass of both on one day is in neither order. */
  both: number;
  /** People who passed A at least the follow-up time ago. */
  from: number;
  /** People who passed B at all. */
  to: number;
  /** People who passed anything. */
  everybody: number;
  /** The median of the days from A to B among `both`. */
  medianDays: number;
}

export interface PathFigures {
  fromId: string;
  toId: string;
  people: number;
  support: number;
  confidence: number;
  lift: number;
  medianMonths: number;
}

/** The lower end of Wilson's interval of a share. */
export function wilsonLow(hits: number, of: number): number {
  const share = hits / of;
  const middle = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return (middle - spread) / (1 + Z ** 2 / of);
}

/**
 * What is said of A → B, or nothing: only when enough people stand behind it and behind its opposite, when more people go this way
 * than back, and when A makes B likelier even by the cautious end of the interval.
 */
export function figuresOf(pair: PairCounts, backwards: number): PathFigures | undefined {
  const { fromId, toId, both, from, to, everybody, medianDays } = pair;
  const others = from - both;
  if (both < MINIMUM_CELL || (others > 0 && others < MINIMUM_CELL) || both <= backwards) return undefined;
  const usual = to / everybody;
  if (wilsonLow(both, from) / usual <= 1) return undefined;
  const confidence = (both + PRIOR_PEOPLE * usual) / (from + PRIOR_PEOPLE);
  return { fromId, toId, people: both, support: both / everybody, confidence, lift: confidence / usual, medianMonths: Math.max(1, Math.round(medianDays / 30.4375)) };
}

/** The paths that can be told. */
export function pathsOf(pairs: readonly PairCounts[]): PathFigures[] {
  const key = (from: string, to: string): string => `${from} ${to}`;
  const both = new Map(pairs.map((pair) => [key(pair.fromId, pair.toId), pair.both]));
  return pairs.map((pair) => figuresOf(pair, both.get(key(pair.toId, pair.fromId)) ?? 0)).filter((path) => path !== undefined);
}
