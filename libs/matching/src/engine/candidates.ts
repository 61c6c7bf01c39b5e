import { logistic } from './features.js';
import { hash32 } from './hash.js';
import type { Market } from './market.js';
import type { Parameters } from './parameters.js';
import { MICRO, type Scorer } from './scorer.js';
import { KINDS } from './snapshot.js';

/** Of the postings, so many times as many are looked at for one need, however few of them fit. */
const LOOK = 4;

/**
 * Who could have something for whom: for each need the best of a limited number of offers. Where to begin reading is
 * different for each need and each run, so that nobody is always the one cut off. Yields now and then, so that others
 * may run meanwhile, and returns the pairs of communities, ascending.
 */
export function* partners(market: Market, scorer: Scorer, p: Parameters, seed: string): Generator<void, Float64Array> {
  const { needs, offers, ids } = market;
  const postings = new Postings(market, p.leastPlace);
  const keys: number[] = [];
  const best = new Best(p.offersPerNeed);
  for (let n = 0; n < needs.listings.length; n++) {
    if (n % 500 === 499) yield;
    if (needs.left[n]! < 1) continue;
    best.clear();
    read(n, postings.of(n), hash32(seed, needs.listings[n]!.id));
    const a = needs.community[n]!;
    for (const o of best.items()) {
      const b = offers.community[o]!;
      keys.push(Math.min(a, b) * ids.length + Math.max(a, b));
    }
  }
  const sorted = Float64Array.from(keys).sort();
  return sorted.filter((key, i) => key !== sorted[i - 1] && !market.apart.has(key));

  function read(n: number, lists: readonly Int32Array[], turn: number): void {
    let looked = 0;
    let found = 0;
    for (let l = 0; l < lists.length; l++) {
      const list = lists[(turn + l) % lists.length]!;
      for (let i = 0; i < list.length; i++) {
        if (found >= p.postingsPerNeed || looked++ >= p.postingsPerNeed * LOOK) return;
        const o = list[(turn + i) % list.length]!;
        if (!scorer.fits(n, o)) continue;
        found += 1;
        best.offer(o, Math.round(MICRO * logistic(scorer.edgeScore(n) / MICRO) * scorer.edge.cover));
      }
    }
  }
}

const NONE = new Int32Array(0);

/** Offers by kind and by where they can be had: online, or on site in a region. */
class Postings {
  private readonly online: Int32Array[];
  private readonly onsite: Int32Array[][];
  private readonly onlyOnsite: Int32Array[][];
  private readonly near: number[][];

  constructor(private readonly market: Market, least: number) {
    const { offers, regionCount, near } = market;
    const open = [...offers.listings.keys()].filter((o) => offers.left[o]! > 0);
    const byKind = (some: number[]): Int32Array[] => KINDS.map((_, k) => Int32Array.from(some.filter((o) => offers.kind[o] === k)));
    /** Place 0 holds the offers for which the region does not matter. */
    const byRegion = (some: number[]): Int32Array[][] => {
      const lists: number[][][] = KINDS.map(() => Array.from({ length: regionCount + 1 }, () => []));
      for (const o of some) lists[offers.kind[o]!]![offers.region[o]! + 1]!.push(o);
      return lists.map((kind) => kind.map((list) => Int32Array.from(list)));
    };
    this.online = byKind(open.filter((o) => offers.online[o]));
    this.onsite = byRegion(open.filter((o) => offers.onsite[o]));
    this.onlyOnsite = byRegion(open.filter((o) => !offers.online[o]));
    const all = Array.from({ length: regionCount }, (_, r) => r);
    this.near = all.map((a) => all.filter((b) => near[a * regionCount + b]! >= least));
  }

  of(n: number): Int32Array[] {
    const { needs } = this.market;
    const kind = needs.kind[n]!;
    const here = (lists: Int32Array[]): Int32Array[] => {
      const region = needs.region[n]!;
      return region < 0 ? lists : [lists[0]!, ...this.near[region]!.map((r) => lists[r + 1] ?? NONE)];
    };
    if (!needs.onsite[n]) return [this.online[kind]!];
    return needs.online[n] ? [this.online[kind]!, ...here(this.onlyOnsite[kind]!)] : here(this.onsite[kind]!);
  }
}

/** The few best of many; the earlier one of equals. */
class Best {
  private readonly ids: Int32Array;
  private readonly values: Float64Array;
  private count = 0;

  constructor(private readonly size: number) {
    this.ids = new Int32Array(size);
    this.values = new Float64Array(size);
  }

  clear(): void {
    this.count = 0;
  }

  offer(id: number, value: number): void {
    if (this.count === this.size && value <= this.values[this.size - 1]!) return;
    let at = Math.min(this.count, this.size - 1);
    while (at > 0 && this.values[at - 1]! < value) {
      this.ids[at] = this.ids[at - 1]!;
      this.values[at] = this.values[at - 1]!;
      at -= 1;
    }
    this.ids[at] = id;
    this.values[at] = value;
    this.count = Math.min(this.count + 1, this.size);
  }

  items(): Int32Array {
    return this.ids.subarray(0, this.count);
  }
}
