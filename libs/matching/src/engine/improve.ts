import type { Columns } from './columns.js';
import { refill } from './choose.js';
import { chance } from './hash.js';
import type { Market } from './market.js';
import type { Plan } from './plan.js';

/** Proposals that are taken back together: more find better ways around, and take longer to look at. */
const TOGETHER = 8;

/**
 * What was taken early may stand in the way of something better. Some neighbouring proposals are taken back, one of them
 * is mostly barred for a moment, and their communities choose again; the change stays unless all together lose by it.
 */
export function* improve(plan: Plan, market: Market, columns: Columns, attempts: number, seed: number, key: Float64Array, tie: Uint32Array): Generator<void> {
  const around = neighbours(market, columns);
  const random = chance(seed);
  const order = [...plan.chosen.keys()].sort((x, y) => x - y);
  for (let attempt = 0; attempt < attempts && order.length > 0; attempt++) {
    if (attempt % 50 === 49) yield;
    const at = Math.floor(random() * order.length);
    const start = order[at]!;
    if (!plan.chosen.has(start)) {
      // Forgotten when met; what was taken instead stands at the end.
      order[at] = order[order.length - 1]!;
      order.pop();
      continue;
    }
    const { region, removed } = cluster(plan, columns, around, start, 1 + Math.floor(random() * TOGETHER), random);
    const before = plan.total;
    const dropped = removed.map((pair) => plan.drop(pair));
    const barred = random() < 0.7 ? start : -1;
    const open = [...new Set(region.flatMap((t) => [...around[t]!]))].filter((pair) => pair !== barred);
    const mood = random();
    plan.priced = mood < 0.35;
    plan.twist = mood > 0.65 ? attempt + 1 : 0;
    const taken = refill(plan, open, key, tie);
    plan.priced = false;
    plan.twist = 0;
    taken.push(...refill(plan, open, key, tie));
    if (plan.total >= before) {
      for (const pair of taken) if (!removed.includes(pair)) order.push(pair);
      continue;
    }
    for (const pair of taken) plan.drop(pair);
    for (const chosen of dropped) plan.take(chosen);
  }
}

/** A proposal, others of its communities, and now and then of theirs. */
function cluster(plan: Plan, { first, second }: Columns, around: readonly Int32Array[], start: number, size: number, random: () => number): { region: number[]; removed: number[] } {
  const region = [first[start]!, second[start]!];
  const removed = [start];
  for (let i = 0; i < region.length && removed.length < size; i++) {
    for (const pair of around[region[i]!]!) {
      if (removed.length >= size) break;
      if (!plan.chosen.has(pair) || removed.includes(pair)) continue;
      removed.push(pair);
      if (random() < 0.3) for (const t of [first[pair]!, second[pair]!]) if (!region.includes(t)) region.push(t);
    }
  }
  return { region, removed };
}

function neighbours({ ids }: Market, { first, second }: Columns): Int32Array[] {
  const lists: number[][] = ids.map(() => []);
  for (let j = 0; j < first.length; j++) {
    lists[first[j]!]!.push(j);
    lists[second[j]!]!.push(j);
  }
  return lists.map((list) => Int32Array.from(list));
}
