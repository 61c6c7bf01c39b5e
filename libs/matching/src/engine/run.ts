import { greedy, ties } from './choose.js';
import { type Columns, columnsOf } from './columns.js';
import { partners } from './candidates.js';
import { Certificate, tighten } from './certificate.js';
import { hash32 } from './hash.js';
import { improve } from './improve.js';
import { type Market, openMarket } from './market.js';
import type { Parameters } from './parameters.js';
import { pinOpen } from './pinned.js';
import { Plan } from './plan.js';
import { MICRO, Scorer } from './scorer.js';
import type { Snapshot } from './snapshot.js';

/** One side's need, served by an offer of the other. */
export interface Served {
  needId: string;
  offerId: string;
  amount: number;
}

export interface Proposed {
  sides: readonly [string, string];
  /** What the first and the second side receive. */
  receives: readonly [readonly Served[], readonly Served[]];
  /** How likely both say yes, in millionths. */
  score: number;
}

export interface Outcome {
  proposals: Proposed[];
  candidates: number;
  /** How much better off the communities are together, in millionths; and what no choice could exceed. */
  objective: number;
  upperBound: number;
}

/**
 * The whole run, as steps between which others may run. The same snapshot, parameters and seed give the same outcome,
 * in whatever order the snapshot lists things.
 */
export function* findProposals(snapshot: Snapshot, parameters: Parameters, seed: string): Generator<void, Outcome> {
  const market = openMarket(snapshot, parameters);
  const scorer = new Scorer(market, parameters);
  const before = pinOpen(market, scorer, snapshot.open);
  for (const { sides } of snapshot.open) holdApart(market, sides);
  yield;
  const pairs = yield* partners(market, scorer, parameters, seed);
  const columns = yield* columnsOf(market, scorer, parameters, pairs);
  const { plan, bound } = yield* choose(market, columns, scorer, parameters, before, seed);
  const objective = plan.improvement();

  const proposals = [...plan.chosen.values()].map(({ pair, edges, amounts, p }): Proposed => {
    const served = edges.map((e, i) => ({ to: market.needs.community[columns.need[e]!]!, needId: market.needs.listings[columns.need[e]!]!.id, offerId: market.offers.listings[columns.offer[e]!]!.id, amount: amounts[i]! }));
    const of = (t: number): Served[] => served.filter((s) => s.to === t).map(({ to: _, ...rest }) => rest);
    const [a, b] = [columns.first[pair]!, columns.second[pair]!];
    return { sides: [market.ids[a]!, market.ids[b]!], receives: [of(a), of(b)], score: Math.round(MICRO * p) };
  });
  proposals.sort((x, y) => y.score - x.score || (x.sides.join() < y.sides.join() ? -1 : 1));
  return { proposals, candidates: columns.first.length, objective, upperBound: Math.max(objective, bound) };
}

/** Greed; then prices that tell what greed should have left to others, and greed again with these; then neighbourhoods. */
function* choose(market: Market, columns: Columns, scorer: Scorer, parameters: Parameters, before: Float64Array, seed: string): Generator<void, { plan: Plan; bound: number }> {
  const pairs = [...columns.first.keys()];
  const key = new Float64Array(pairs.length);
  const tie = ties(market, columns, seed);
  const simple = new Plan(market, columns, scorer, parameters, before);
  yield* greedy(simple, pairs, key, tie);
  const certificate = new Certificate(market, columns, parameters, before, simple.gained);
  const bound = yield* tighten(certificate, parameters.boundRounds);
  const guided = new Plan(market, columns, scorer, parameters, before, certificate);
  guided.priced = true;
  yield* greedy(guided, pairs, key, tie);
  guided.priced = false;
  yield* greedy(guided, pairs, key, tie);
  const attempts = Math.min(parameters.mostAttempts, Math.max(parameters.leastAttempts, parameters.attemptsPerProposal * guided.chosen.size));
  yield* improve(guided, market, columns, attempts, hash32(seed), key, tie);
  return { plan: guided.total >= simple.total ? guided : simple, bound };
}

/** Two communities that have a proposal before them get no second one. */
function holdApart(market: Market, sides: readonly [string, string]): void {
  const [a, b] = [market.indexOf.get(sides[0]), market.indexOf.get(sides[1])];
  if (a !== undefined && b !== undefined) (market.apart as Set<number>).add(Math.min(a, b) * market.ids.length + Math.max(a, b));
}

/** Runs a generator to its end at once, for tests and small markets. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
