import type { Columns } from './columns.js';
import { hash32 } from './hash.js';
import { Heap } from './heap.js';
import type { Market } from './market.js';
import type { Plan } from './plan.js';

/** Chance without chance: which of two equally good pairs comes first differs from run to run, and never within one. */
export function ties({ ids }: Market, { first, second }: Columns, seed: string): Uint32Array {
  return Uint32Array.from(first, (a, j) => hash32(seed, ids[a]!, ids[second[j]!]!));
}

/**
 * Takes the proposal that adds most, again and again. What a pair would add only ever shrinks, so a stale figure is an
 * upper bound and most pairs are looked at again only when their turn comes. Returns the pairs taken.
 */
export function* greedy(plan: Plan, pairs: readonly number[], key: Float64Array, tie: Uint32Array): Generator<void, number[]> {
  const heap = new Heap(pairs.length, key, tie);
  const taken: number[] = [];
  let work = 0;
  for (const pair of pairs) {
    if (++work % 2_000 === 0) yield;
    if (plan.chosen.has(pair)) continue;
    key[pair] = plan.best(pair)?.add ?? 0;
    if (key[pair]! > 0) heap.push(pair);
  }
  for (let pair = heap.pop(); pair !== undefined; pair = heap.pop()) {
    if (++work % 2_000 === 0) yield;
    const best = plan.best(pair);
    if (!best) continue;
    key[pair] = best.add;
    const next = heap.top;
    if (next !== undefined && heap.before(next, pair)) {
      heap.push(pair);
      continue;
    }
    plan.take(best.chosen);
    taken.push(pair);
  }
  return taken;
}

/** The same among a few pairs, without a pause. */
export function refill(plan: Plan, pairs: readonly number[], key: Float64Array, tie: Uint32Array): number[] {
  const steps = greedy(plan, pairs, key, tie);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
