import { yes } from './bundles.js';
import type { Columns } from './columns.js';
import type { Market } from './market.js';
import type { Parameters } from './parameters.js';
import type { Certificate } from './certificate.js';
import { MICRO, type Scorer } from './scorer.js';

/** A proposal that is part of the plan. Gains are expected credits in millionths. */
export interface Chosen {
  pair: number;
  /** Edges that the first and the second side receive by, and how much of each offer they take. */
  edges: number[];
  amounts: number[];
  p: number;
  gains: readonly [number, number];
}

/**
 * Which proposals are made, and what is left meanwhile. What the communities gain together is judged by a mixture of
 * the plain sum and of logarithms, under which a credit counts for more where little was received.
 */
export class Plan {
  readonly chosen = new Map<number, Chosen>();
  /** The welfare of all in millionths, as a whole number, so that taking and dropping cancel exactly. */
  total = 0;
  /** Whether what a proposal uses up is held against it, at the prices of `certificate`. */
  priced = false;
  /** Other than 0: each proposal counts for somewhat less than it adds, this one more, that one less; so that something else is tried. */
  twist = 0;
  /** Expected credits of each community in millionths. */
  readonly gained: Float64Array;
  private readonly needLeft: Int32Array;
  private readonly offerLeft: Int32Array;
  private readonly slots: Int32Array;
  private readonly trial = { edges: [0, 0, 0, 0], amounts: [0, 0, 0, 0], count: 0, p: 0, worth: 0 };

  constructor(
    private readonly market: Market,
    private readonly columns: Columns,
    private readonly scorer: Scorer,
    private readonly parameters: Parameters,
    /** Expected of the proposals that are open already. */
    private readonly before: Float64Array,
    private readonly certificate?: Pick<Certificate, 'edgeCost' | 'placeCost'>,
  ) {
    this.gained = before.slice();
    this.needLeft = market.needs.left.slice();
    this.offerLeft = market.offers.left.slice();
    this.slots = market.slots.slice();
  }

  welfare(t: number, gained: number): number {
    const { alpha, headStart } = this.parameters;
    const u = gained / MICRO;
    return alpha * u + (1 - alpha) * this.market.weight[t]! * Math.log(headStart + this.market.received[t]! + u);
  }

  /** How much better off all are than without this plan, in millionths. */
  improvement(): number {
    let sum = 0;
    for (let t = 0; t < this.gained.length; t++) if (this.gained[t] !== this.before[t]) sum += this.welfare(t, this.gained[t]!) - this.welfare(t, this.before[t]!);
    return Math.floor(MICRO * sum);
  }

  /** The best proposal to this pair that is still possible, and what it would add in millionths; undefined when it is none. */
  best(pair: number): { add: number; chosen: Chosen } | undefined {
    const { first, second, from } = this.columns;
    const [a, b] = [first[pair]!, second[pair]!];
    if (!this.hasPlaces(pair)) return undefined;
    const [hereA, hereB] = [this.welfare(a, this.gained[a]!), this.welfare(b, this.gained[b]!)];
    let add = 0;
    let bestI = -1;
    let bestK = -1;
    for (let i = from[2 * pair]!; i < from[2 * pair + 1]!; i++) {
      this.trial.count = 0;
      if (!this.part(i)) continue;
      const { p: pA, worth: worthA, count } = this.trial;
      for (let k = from[2 * pair + 1]!; k < from[2 * pair + 2]!; k++) {
        this.trial.count = count;
        if (!this.part(k)) continue;
        const p = pA * this.trial.p;
        const gainA = Math.round(MICRO * p * worthA);
        const gainB = Math.round(MICRO * p * this.trial.worth);
        if (gainA < 1 || gainB < 1) continue;
        const price = this.priced ? this.price(a, b) : 0;
        const real = this.welfare(a, this.gained[a]! + gainA) - hereA + this.welfare(b, this.gained[b]! + gainB) - hereB - price;
        const sum = Math.round(MICRO * (this.twist === 0 ? real : real * (1 - 0.6 * mixed(i, k, this.twist))));
        if (sum <= add) continue;
        add = sum;
        bestI = i;
        bestK = k;
      }
    }
    return bestI < 0 ? undefined : { add, chosen: this.compose(pair, bestI, bestK) };
  }

  /** All proposals to this pair that are still possible, each with whatever it would add. */
  every(pair: number): Chosen[] {
    const { from } = this.columns;
    const found: Chosen[] = [];
    for (let i = from[2 * pair]!; i < from[2 * pair + 1]!; i++) {
      for (let k = from[2 * pair + 1]!; k < from[2 * pair + 2]!; k++) {
        this.trial.count = 0;
        if (this.hasPlaces(pair) && this.part(i) && this.part(k)) found.push(this.compose(pair, i, k));
      }
    }
    return found;
  }

  private hasPlaces(pair: number): boolean {
    return this.slots[this.columns.first[pair]!]! > 0 && this.slots[this.columns.second[pair]!]! > 0;
  }

  private compose(pair: number, i: number, k: number): Chosen {
    this.trial.count = 0;
    this.part(i);
    const { p, worth } = this.trial;
    this.part(k);
    const both = p * this.trial.p;
    const { edges, amounts, count } = this.trial;
    return { pair, edges: edges.slice(0, count), amounts: amounts.slice(0, count), p: both, gains: [Math.round(MICRO * both * worth), Math.round(MICRO * both * this.trial.worth)] };
  }

  take(chosen: Chosen): void {
    this.chosen.set(chosen.pair, chosen);
    this.account(chosen, 1);
  }

  drop(pair: number): Chosen {
    const chosen = this.chosen.get(pair)!;
    this.chosen.delete(pair);
    this.account(chosen, -1);
    return chosen;
  }

  private account(chosen: Chosen, sign: 1 | -1): void {
    const { columns } = this;
    chosen.edges.forEach((e, i) => {
      this.needLeft[columns.need[e]!]! -= sign * chosen.amounts[i]!;
      this.offerLeft[columns.offer[e]!]! -= sign * chosen.amounts[i]!;
    });
    [columns.first[chosen.pair]!, columns.second[chosen.pair]!].forEach((t, side) => {
      this.slots[t]! -= sign;
      this.total -= this.welfareInMillionths(t);
      this.gained[t]! += sign * chosen.gains[side as 0 | 1];
      this.total += this.welfareInMillionths(t);
    });
  }

  private welfareInMillionths(t: number): number {
    return Math.round(MICRO * this.welfare(t, this.gained[t]!));
  }

  /** What the trial uses up. */
  private price(a: number, b: number): number {
    if (!this.certificate) return 0;
    let sum = this.certificate.placeCost(a) + this.certificate.placeCost(b);
    for (let i = 0; i < this.trial.count; i++) {
      const e = this.trial.edges[i]!;
      sum += (this.certificate.edgeCost(e) * this.trial.amounts[i]!) / this.columns.amount[e]!;
    }
    return sum;
  }

  /** Adds a bundle to the trial as far as there is still enough; its probability and worth are left in `trial`. */
  private part(bundle: number): boolean {
    const { one, two, p, worth, need, amount } = this.columns;
    const [e, f] = [one[bundle]!, two[bundle]!];
    const [x, y] = [this.possible(e), f < 0 ? 0 : this.possible(f)];
    if (x < 1 || (f >= 0 && y < 1)) return false;
    this.put(e, x);
    if (f >= 0) this.put(f, y);
    if (x === amount[e] && (f < 0 || y === amount[f])) {
      this.trial.p = p[bundle]!;
      this.trial.worth = worth[bundle]!;
      return true;
    }
    const { credits } = this.market.needs;
    const [a, b] = [credits[need[e]!]!, f < 0 ? 0 : credits[need[f]!]!];
    this.trial.p = yes((a * this.rescored(e, x) + (f < 0 ? 0 : b * this.rescored(f, y))) / (a + b));
    this.trial.worth = a * this.cover(e, x) + (f < 0 ? 0 : b * this.cover(f, y));
    return true;
  }

  private put(edge: number, amount: number): void {
    this.trial.edges[this.trial.count] = edge;
    this.trial.amounts[this.trial.count++] = amount;
  }

  /** How much of the offer the need can still get; 0 when that is too little to be worth a proposal. */
  private possible(edge: number): number {
    const { need, offer, amount } = this.columns;
    const left = Math.min(amount[edge]!, this.needLeft[need[edge]!]!, this.offerLeft[offer[edge]!]!);
    return this.cover(edge, left) >= this.parameters.leastCover ? left : 0;
  }

  private cover(edge: number, amount: number): number {
    return amount / this.market.needs.quantity[this.columns.need[edge]!]!;
  }

  private rescored(edge: number, amount: number): number {
    const { need, score, amount: full } = this.columns;
    return this.scorer.withCover(need[edge]!, score[edge]!, this.cover(edge, full[edge]!), this.cover(edge, amount));
  }
}

/** A number in 0..1 for three others; close ones are far apart. */
function mixed(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32;
}
