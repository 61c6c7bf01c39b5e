import { DAY, UNKNOWN, divergence, dot, likeSize, place, recency, time } from './features.js';
import { type Market, pairKey } from './market.js';
import type { Parameters, Weights } from './parameters.js';
import { KINDS } from './snapshot.js';

/** Scores are integers: millionths. */
export const MICRO = 1_000_000;

/** What makes one offer fit one need, each in 0..1. */
export interface EdgeFeatures {
  topic: number;
  time: number;
  place: number;
  cover: number;
}
/** What makes two communities fit, whatever they exchange. */
export interface PairFeatures {
  audience: number;
  diversity: number;
  recency: number;
}

/** Judges one offer for one need. The last answer is left in its fields, so that a million questions allocate nothing. */
export class Scorer {
  readonly edge: EdgeFeatures = { topic: 0, time: 0, place: 0, cover: 0 };
  readonly pair: PairFeatures = { audience: 0, diversity: 0, recency: 0 };
  /** How much of the offer the need takes. */
  amount = 0;
  private readonly weights: readonly Weights[];

  constructor(
    private readonly market: Market,
    private readonly p: Parameters,
  ) {
    this.weights = KINDS.map((kind) => p.weights[kind]);
  }

  /** Whether offer `o` can serve need `n` at all; `amount` and the features tell how well. */
  fits(n: number, o: number): boolean {
    const { needs, offers, now, nearBetween } = this.market;
    if (needs.kind[n] !== offers.kind[o] || needs.community[n] === offers.community[o]) return false;
    this.amount = Math.min(needs.left[n]!, offers.left[o]!);
    const cover = this.amount / needs.quantity[n]!;
    if (this.amount < 1 || cover < this.p.leastCover) return false;
    const common = time(needs.from[n]!, needs.until[n]!, offers.from[o]!, offers.until[o]!, now, this.p.enoughDays);
    if (common < 0) return false;
    const near = place(needs.mode[n]!, offers.mode[o]!, nearBetween(needs.region[n]!, offers.region[o]!), this.p.leastPlace);
    if (near < 0) return false;
    const known = needs.topics[n]!.keys.length > 0 && offers.topics[o]!.keys.length > 0;
    this.edge.topic = known ? dot(needs.topics[n]!, offers.topics[o]!) : UNKNOWN;
    this.edge.time = common;
    this.edge.place = near;
    this.edge.cover = cover;
    return true;
  }

  /** How well two communities fit; left in `pair`. */
  meet(a: number, b: number): void {
    const { members, departments, together, now } = this.market;
    const [p, q] = [departments[a], departments[b]];
    const last = together.get(pairKey(this.market, a, b));
    this.pair.audience = members[a]! > 0 && members[b]! > 0 ? likeSize(members[a]!, members[b]!) : UNKNOWN;
    this.pair.diversity = p && q ? divergence(p, q) : UNKNOWN;
    this.pair.recency = last === undefined ? 1 : recency((now - last) / DAY, this.p.recencyDays);
  }

  /** Of the last edge alone, in millionths. */
  edgeScore(n: number): number {
    const w = this.weights[this.market.needs.kind[n]!]!;
    const f = this.edge;
    return Math.round(MICRO * (w.intercept + w.topic * f.topic + w.time * f.time + w.place * f.place + w.cover * f.cover));
  }

  /** What the last two communities add to it for a need of this kind, in millionths. */
  pairScore(n: number): number {
    const w = this.weights[this.market.needs.kind[n]!]!;
    const f = this.pair;
    return Math.round(MICRO * (w.audience * f.audience + w.diversity * f.diversity + w.recency * f.recency));
  }

  /** The score of an edge when less of the need is covered than was thought. */
  withCover(n: number, score: number, before: number, after: number): number {
    return score + Math.round(MICRO * this.weights[this.market.needs.kind[n]!]!.cover * (after - before));
  }

  weightsOf(n: number): Weights {
    return this.weights[this.market.needs.kind[n]!]!;
  }
}
