import { DAY, UNKNOWN, divergence, likeSize, recency, time } from './features.js';
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
    const { needs, offers, now } = this.market;
    if (needs.kind[n] !== offers.kind[o] || needs.community[n] === offers.community[o]) return false;
    const amount = Math.min(needs.left[n]!, offers.left[o]!);
    const cover = amount / needs.quantity[n]!;
    if (amount < 1 || cover < this.p.leastCover) return false;
    const near = this.place(n, o);
    if (near < 0) return false;
    const common = time(needs.from[n]!, needs.until[n]!, offers.from[o]!, offers.until[o]!, now, this.p.enoughDays);
    if (common < 0) return false;
    this.amount = amount;
    this.edge.topic = this.topic(n, o);
    this.edge.time = common;
    this.edge.place = near;
    this.edge.cover = cover;
    return true;
  }

  /** Online is everywhere; elsewhere nearness counts, where both say where they are. -1: they cannot meet. */
  private place(n: number, o: number): number {
    const { needs, offers, near, regionCount } = this.market;
    if (needs.online[n]! & offers.online[o]!) return 1;
    if (!(needs.onsite[n]! & offers.onsite[o]!)) return -1;
    const [a, b] = [needs.region[n]!, offers.region[o]!];
    if (a < 0 || b < 0) return UNKNOWN;
    const nearness = near[a * regionCount + b]!;
    return nearness >= this.p.leastPlace ? nearness : -1;
  }

  /** The cosine of their topics; unknown when one of them names none. */
  private topic(n: number, o: number): number {
    const { topics: p } = this.market.needs;
    const { topics: q } = this.market.offers;
    let i = p.from[n]!;
    let j = q.from[o]!;
    const endP = p.from[n + 1]!;
    const endQ = q.from[o + 1]!;
    if (i === endP || j === endQ) return UNKNOWN;
    let sum = 0;
    while (i < endP && j < endQ) {
      const difference = p.keys[i]! - q.keys[j]!;
      if (difference === 0) sum += p.weights[i]! * q.weights[j]!;
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return Math.min(1, sum);
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
}
