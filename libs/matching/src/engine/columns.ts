import { Exchange } from './bundles.js';
import type { Market } from './market.js';
import type { Parameters } from './parameters.js';
import type { Scorer } from './scorer.js';

/**
 * All that may be proposed. A pair of communities has bundles for either side; a proposal is one of each. The bundles of
 * pair j are `from[2j]..from[2j+1]` for its first side and `from[2j+1]..from[2j+2]` for its second.
 */
export interface Columns {
  first: Int32Array;
  second: Int32Array;
  from: Int32Array;
  one: Int32Array;
  /** -1 where the bundle has one part. */
  two: Int32Array;
  p: Float64Array;
  worth: Float64Array;
  need: Int32Array;
  offer: Int32Array;
  amount: Int32Array;
  score: Int32Array;
}

/** Builds the columns of the pairs in which both sides get something, keeping each community's best partners. */
export function* columnsOf(market: Market, scorer: Scorer, p: Parameters, pairs: Float64Array): Generator<void, Columns> {
  const exchange = new TwoWays(market, scorer);
  const T = market.ids.length;
  const gainFirst = new Float64Array(pairs.length);
  const gainSecond = new Float64Array(pairs.length);
  for (let j = 0; j < pairs.length; j++) {
    if (j % 2_000 === 1_999) yield;
    if (!exchange.between(Math.floor(pairs[j]! / T), pairs[j]! % T)) continue;
    const best = exchange.best();
    gainFirst[j] = best.first;
    gainSecond[j] = best.second;
  }
  const kept = bestPartners(market, p, pairs, gainFirst, gainSecond);
  yield;

  const out = new Writer();
  for (let i = 0; i < kept.length; i++) {
    if (i % 2_000 === 1_999) yield;
    const key = pairs[kept[i]!]!;
    exchange.between(Math.floor(key / T), key % T);
    out.pair(Math.floor(key / T), key % T, exchange);
  }
  return out.done();
}

/** Both directions of one pair. */
class TwoWays {
  readonly first: Exchange;
  readonly second: Exchange;

  constructor(market: Market, private readonly scorer: Scorer) {
    this.first = new Exchange(market, scorer);
    this.second = new Exchange(market, scorer);
  }

  /** False unless both sides get something. */
  between(a: number, b: number): boolean {
    this.scorer.meet(a, b);
    return this.first.find(a, b) && this.second.find(b, a);
  }

  /** What each side may expect of the combination that is best for both together. */
  best(): { first: number; second: number } {
    let found = { first: 0, second: 0 };
    for (let i = 0; i < this.first.bundles; i++) {
      for (let k = 0; k < this.second.bundles; k++) {
        const p = this.first.p[i]! * this.second.p[k]!;
        const [first, second] = [p * this.first.worth[i]!, p * this.second.worth[k]!];
        if (first + second > found.first + found.second) found = { first, second };
      }
    }
    return found;
  }
}

/** Each community keeps its best partners, and some places are held for those who have hardly exchanged anything. */
function bestPartners(market: Market, p: Parameters, pairs: Float64Array, gainFirst: Float64Array, gainSecond: Float64Array): Int32Array {
  const T = market.ids.length;
  const ofCommunity: number[][] = Array.from({ length: T }, () => []);
  for (let j = 0; j < pairs.length; j++) {
    if (gainFirst[j]! <= 0) continue;
    ofCommunity[Math.floor(pairs[j]! / T)]!.push(j);
    ofCommunity[pairs[j]! % T]!.push(j);
  }
  const kept = new Uint8Array(pairs.length);
  ofCommunity.forEach((list, t) => {
    const isFirst = (j: number): boolean => Math.floor(pairs[j]! / T) === t;
    const gain = (j: number): number => (isFirst(j) ? gainFirst[j]! : gainSecond[j]!);
    const partner = (j: number): number => (isFirst(j) ? pairs[j]! % T : Math.floor(pairs[j]! / T));
    list.sort((i, j) => gain(j) - gain(i) || i - j);
    const chosen = list.slice(0, p.partners - p.partnersReserved);
    const rest = list.slice(chosen.length);
    const newcomers = rest.filter((j) => market.isNewcomer[partner(j)]).slice(0, p.partnersReserved);
    const others = rest.filter((j) => !newcomers.includes(j)).slice(0, p.partnersReserved - newcomers.length);
    for (const j of [...chosen, ...newcomers, ...others]) kept[j] = 1;
  });
  return Int32Array.from([...kept.keys()].filter((j) => kept[j]));
}

class Writer {
  private readonly ints = { first: [] as number[], second: [] as number[], from: [0] as number[], one: [] as number[], two: [] as number[], need: [] as number[], offer: [] as number[], amount: [] as number[], score: [] as number[] };
  private readonly floats = { p: [] as number[], worth: [] as number[] };

  pair(a: number, b: number, { first, second }: TwoWays): void {
    this.ints.first.push(a);
    this.ints.second.push(b);
    for (const side of [first, second]) {
      const base = this.ints.need.length;
      for (let e = 0; e < side.edges; e++) {
        this.ints.need.push(side.need[e]!);
        this.ints.offer.push(side.offer[e]!);
        this.ints.amount.push(side.amount[e]!);
        this.ints.score.push(side.score[e]!);
      }
      for (let i = 0; i < side.bundles; i++) {
        this.ints.one.push(base + side.one[i]!);
        this.ints.two.push(side.two[i]! < 0 ? -1 : base + side.two[i]!);
        this.floats.p.push(side.p[i]!);
        this.floats.worth.push(side.worth[i]!);
      }
      this.ints.from.push(this.ints.one.length);
    }
  }

  done(): Columns {
    const ints = Object.fromEntries(Object.entries(this.ints).map(([name, list]) => [name, Int32Array.from(list)]));
    const floats = Object.fromEntries(Object.entries(this.floats).map(([name, list]) => [name, Float64Array.from(list)]));
    return { ...ints, ...floats } as unknown as Columns;
  }
}
