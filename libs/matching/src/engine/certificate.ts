import type { Columns } from './columns.js';
import type { Market } from './market.js';
import type { Parameters } from './parameters.js';
import { MICRO } from './scorer.js';

/**
 * Weak duality: whatever prices are put on the communities' gains, on their places, and on needs and offers, the price of
 * all there is plus what the best proposal to each pair is worth beyond its price bounds every plan from above. Part of
 * a need counts as part here as well. Prices of places, needs and offers are for all that there is of one.
 */
export class Certificate {
  /** Gains, places, needs, offers, one after the other. */
  readonly prices: Float64Array;
  /** How much the bound grows per price. */
  readonly slope: Float64Array;
  /** How large a price of each kind may get, roughly: steps are taken in these units. */
  readonly unit: Float64Array;
  private readonly places: number;
  private readonly needs: number;
  private readonly offers: number;
  private readonly base: Float64Array;
  private readonly most: Float64Array;
  /** Per edge: the credits that it brings, and its share of the need and of the offer. */
  private readonly brings: Float64Array;
  private readonly ofNeed: Float64Array;
  private readonly ofOffer: Float64Array;
  private readonly cost: Float64Array;

  constructor(
    private readonly market: Market,
    private readonly columns: Columns,
    private readonly p: Parameters,
    before: Float64Array,
    gained: Float64Array,
  ) {
    const T = market.ids.length;
    this.places = T;
    this.needs = 2 * T;
    this.offers = this.needs + market.needs.left.length;
    this.prices = new Float64Array(this.offers + market.offers.left.length);
    this.slope = new Float64Array(this.prices.length);
    this.base = Float64Array.from(before, (u, t) => p.headStart + market.received[t]! + u / MICRO);
    this.most = mostPossible(market, columns);
    for (let t = 0; t < T; t++) this.prices[t] = p.alpha + this.fairness(t) / (this.base[t]! + (gained[t]! - before[t]!) / MICRO);

    const { need, offer, amount } = columns;
    this.brings = Float64Array.from(need, (n, e) => (market.needs.credits[n]! * amount[e]!) / market.needs.quantity[n]!);
    this.ofNeed = Float64Array.from(need, (n, e) => amount[e]! / market.needs.left[n]!);
    this.ofOffer = Float64Array.from(offer, (o, e) => amount[e]! / market.offers.left[o]!);
    this.cost = new Float64Array(need.length);
    this.unit = this.prices.map((_, i) => (i < this.places ? 0.05 : i < this.needs ? 3 : 0.5));
    need.forEach((n, e) => {
      for (const at of [this.needs + n, this.offers + offer[e]!]) this.unit[at] = Math.max(this.unit[at]!, this.brings[e]!);
    });
  }

  get communities(): number {
    return this.places;
  }

  private fairness(t: number): number {
    return (1 - this.p.alpha) * this.market.weight[t]!;
  }

  /** What an edge costs at the present prices, for all of its amount. */
  edgeCost(e: number): number {
    return this.prices[this.needs + this.columns.need[e]!]! * this.ofNeed[e]! + this.prices[this.offers + this.columns.offer[e]!]! * this.ofOffer[e]!;
  }

  /** What a place before community `t` costs. */
  placeCost(t: number): number {
    return this.prices[this.places + t]! / Math.max(1, this.market.slots[t]!);
  }

  /** The bound at the present prices, in credits; leaves the slope. */
  evaluate(): number {
    const { prices, slope, p } = this;
    slope.fill(0);
    let sum = 0;
    for (let t = 0; t < this.places; t++) {
      const price = prices[t]!;
      const wish = price > p.alpha ? this.fairness(t) / (price - p.alpha) - this.base[t]! : Infinity;
      const gain = Math.min(this.most[t]!, Math.max(0, wish));
      sum += (p.alpha - price) * gain + this.fairness(t) * Math.log(1 + gain / this.base[t]!);
      slope[t] = -gain;
    }
    for (let i = this.places; i < prices.length; i++) {
      sum += prices[i]!;
      slope[i] = 1;
    }
    for (let e = 0; e < this.cost.length; e++) this.cost[e] = this.edgeCost(e);
    for (let j = 0; j < this.columns.first.length; j++) sum += this.pair(j);
    return sum;
  }

  /** The most that a proposal to this pair is worth beyond its price; demand is added to the slope. Most of a run's time goes by here. */
  private pair(j: number): number {
    const { first, second, from, p, one, two } = this.columns;
    const { prices, brings, cost } = this;
    const a = first[j]!;
    const b = second[j]!;
    if (this.market.slots[a]! < 1 || this.market.slots[b]! < 1) return 0;
    const toll = this.placeCost(a) + this.placeCost(b);
    const [start, middle, end] = [from[2 * j]!, from[2 * j + 1]!, from[2 * j + 2]!];
    let best = 0;
    let bestA = -1;
    let bestB = -1;
    for (let i = start; i < middle; i++) {
      const e = one[i]!;
      const f = two[i]!;
      for (let k = middle; k < end; k++) {
        const both = p[i]! * p[k]!;
        const [mine, theirs] = [both * prices[a]!, both * prices[b]!];
        const g = one[k]!;
        const h = two[k]!;
        let value = Math.max(0, mine * brings[e]! - cost[e]!) + Math.max(0, theirs * brings[g]! - cost[g]!) - toll;
        if (f >= 0) value += Math.max(0, mine * brings[f]! - cost[f]!);
        if (h >= 0) value += Math.max(0, theirs * brings[h]! - cost[h]!);
        if (value > best) {
          best = value;
          bestA = i;
          bestB = k;
        }
      }
    }
    if (bestA >= 0) {
      const both = p[bestA]! * p[bestB]!;
      this.demand(bestA, both, a);
      this.demand(bestB, both, b);
    }
    return best;
  }

  private demand(bundle: number, both: number, t: number): void {
    this.slope[this.places + t]! -= 1 / this.market.slots[t]!;
    for (const e of [this.columns.one[bundle]!, this.columns.two[bundle]!]) {
      if (e < 0 || both * this.prices[t]! * this.brings[e]! <= this.cost[e]!) continue;
      this.slope[t]! += both * this.brings[e]!;
      this.slope[this.needs + this.columns.need[e]!]! -= this.ofNeed[e]!;
      this.slope[this.offers + this.columns.offer[e]!]! -= this.ofOffer[e]!;
    }
  }
}

/**
 * Lowers the bound by following its slope, with a step of its own for each price (Adam). Leaves the best prices found
 * and returns their bound in millionths.
 */
export function* tighten(certificate: Certificate, rounds: number): Generator<void, number> {
  const { prices, slope, unit } = certificate;
  const mean = new Float64Array(prices.length);
  const spread = new Float64Array(prices.length);
  let kept = prices.slice();
  let best = Infinity;
  for (let round = 1; round <= rounds; round++) {
    if (round % 4 === 0) yield;
    const value = certificate.evaluate();
    if (value < best) {
      best = value;
      kept = prices.slice();
    }
    const size = 0.1 * (1 - (round - 1) / rounds);
    for (let i = 0; i < prices.length; i++) {
      mean[i] = 0.9 * mean[i]! + 0.1 * slope[i]!;
      spread[i] = 0.99 * spread[i]! + 0.01 * slope[i]! ** 2;
      const step = mean[i]! / (1 - 0.9 ** round) / (Math.sqrt(spread[i]! / (1 - 0.99 ** round)) + 1e-3);
      prices[i] = Math.max(0, prices[i]! - size * unit[i]! * step);
    }
  }
  prices.set(kept);
  // Gains are rounded to millionths; each of them may be half of one too large.
  return Math.ceil(MICRO * best) + 8 * certificate.communities;
}

/** What a community could gain at all: its best proposals, as many as it may have, and never more than it asked for. */
function mostPossible({ ids, needs, slots }: Market, { first, second, from, p, worth }: Columns): Float64Array {
  const best: number[][] = ids.map(() => []);
  const most = (start: number, end: number, of: (bundle: number) => number): number => {
    let found = 0;
    for (let i = start; i < end; i++) found = Math.max(found, of(i));
    return found;
  };
  for (let j = 0; j < first.length; j++) {
    const [start, middle, end] = [from[2 * j]!, from[2 * j + 1]!, from[2 * j + 2]!];
    best[first[j]!]!.push(most(start, middle, (i) => p[i]! * worth[i]!) * most(middle, end, (i) => p[i]!));
    best[second[j]!]!.push(most(middle, end, (i) => p[i]! * worth[i]!) * most(start, middle, (i) => p[i]!));
  }
  const asked = new Float64Array(ids.length);
  needs.credits.forEach((credits, n) => (asked[needs.community[n]!]! += credits));
  return Float64Array.from(best, (list, t) => Math.min(asked[t]!, list.sort((a, b) => b - a).slice(0, slots[t]!).reduce((sum, x) => sum + x, 0)));
}
