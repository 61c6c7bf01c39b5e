import { MINIMUM_CELL } from '#kernel';
import { ComparedRate, ComparedStep } from './comparison.graphql.js';

/** Fewer communities are never compared. */
export const MINIMUM_COMMUNITIES = 5;

export interface Numbers {
  invited: number;
  joined: number;
  enrolled: number;
  started: number;
  completed: number;
  finished: number;
}

/**
 * Whether communities hide each other: the total less what is shown is known to everybody, and each of them knows its own people as well.
 * What is left for the largest of them is the least that anybody can work out.
 */
const hideEachOther = (people: readonly number[], minimum: number): boolean => people.reduce((sum, n) => sum + n, 0) - Math.max(...people) >= minimum;

/**
 * Which communities stay hidden when the total is shown: first those with too few people, then the smallest of the others until those that are
 * hidden hide each other. None when nothing has to be hidden.
 */
export function hiddenOf(invited: readonly number[], minimum = MINIMUM_CELL): ReadonlySet<number> {
  const present = invited.map((n, i) => ({ n, i })).filter(({ n }) => n > 0);
  const hidden = new Set(present.filter(({ n }) => n < minimum).map(({ i }) => i));
  if (hidden.size === 0) return hidden;
  for (const { i } of present.filter((one) => !hidden.has(one.i)).sort((a, b) => a.n - b.n || a.i - b.i)) {
    if (hideEachOther([...hidden].map((h) => invited[h]!), minimum)) break;
    hidden.add(i);
  }
  return hidden;
}

/** Whether the total may be shown: everything may be hidden, and still be too little. */
export const showsTotal = (invited: readonly number[], hidden: ReadonlySet<number>, minimum = MINIMUM_CELL): boolean =>
  hidden.size === 0 || hideEachOther([...hidden].map((i) => invited[i]!), minimum);

const NUMERATOR: Record<ComparedStep, (n: Numbers) => number> = { JOINED: (n) => n.joined, ENROLLED: (n) => n.enrolled, STARTED: (n) => n.started, COMPLETED: (n) => n.completed, FINISHED: (n) => n.finished };

/** To a tenth of a percent. */
export const ratesOf = (numbers: Numbers): ComparedRate[] =>
  Object.values(ComparedStep).map((step) => {
    const numerator = NUMERATOR[step](numbers);
    return Object.assign(new ComparedRate(), { step, numerator, denominator: numbers.invited, percent: Math.round((numerator / numbers.invited) * 1000) / 10 });
  });

export const totalOf = (all: readonly Numbers[]): Numbers => {
  const sum = (of: (n: Numbers) => number): number => all.reduce((total, one) => total + of(one), 0);
  return { invited: sum((n) => n.invited), joined: sum((n) => n.joined), enrolled: sum((n) => n.enrolled), started: sum((n) => n.started), completed: sum((n) => n.completed), finished: sum((n) => n.finished) };
};
