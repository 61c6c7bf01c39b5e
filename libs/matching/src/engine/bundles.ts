import { logistic } from './features.js';
import type { Market } from './market.js';
import { MICRO, type Scorer } from './scorer.js';

/** Of the offers that one community has for another: at most so many are considered, singly and in twos. */
export const EDGES = 4;
export const BUNDLES = 5;

/** What one community could give another: up to two offers for two different needs. Filled anew for each pair. */
export class Exchange {
  readonly need = new Int32Array(EDGES);
  readonly offer = new Int32Array(EDGES);
  readonly amount = new Int32Array(EDGES);
  readonly score = new Int32Array(EDGES);
  readonly cover = new Float64Array(EDGES);
  private readonly value = new Float64Array(EDGES);
  edges = 0;

  /** Positions in the arrays above; -1 where a bundle has one part. */
  readonly one = new Int32Array(BUNDLES);
  readonly two = new Int32Array(BUNDLES);
  /** Probability of a yes to it, and credits that it is worth when it happens. */
  readonly p = new Float64Array(BUNDLES);
  readonly worth = new Float64Array(BUNDLES);
  bundles = 0;

  constructor(
    private readonly market: Market,
    private readonly scorer: Scorer,
  ) {}

  /** What `to` could get from `from`; the scorer must have met the two. False when it is nothing. */
  find(to: number, from: number): boolean {
    const { needs, offers } = this.market;
    this.edges = 0;
    for (let n = needs.first[to]!; n < needs.first[to + 1]!; n++) {
      if (needs.left[n]! < 1 || needs.credits[n]! < 1) continue;
      for (let o = offers.first[from]!; o < offers.first[from + 1]!; o++) {
        if (this.scorer.fits(n, o)) this.keep(n, o, this.scorer.edgeScore(n) + this.scorer.pairScore(n));
      }
    }
    this.bundle();
    return this.bundles > 0;
  }

  private keep(n: number, o: number, score: number): void {
    const { cover } = this.scorer.edge;
    const value = Math.round(MICRO * logistic(score / MICRO) * this.market.needs.credits[n]! * cover);
    if (this.edges === EDGES && value <= this.value[EDGES - 1]!) return;
    let at = Math.min(this.edges, EDGES - 1);
    for (; at > 0 && this.value[at - 1]! < value; at--) this.move(at - 1, at);
    this.need[at] = n;
    this.offer[at] = o;
    this.amount[at] = this.scorer.amount;
    this.score[at] = score;
    this.cover[at] = cover;
    this.value[at] = value;
    this.edges = Math.min(this.edges + 1, EDGES);
  }

  private move(from: number, to: number): void {
    for (const column of [this.need, this.offer, this.amount, this.score, this.cover, this.value]) column[to] = column[from]!;
  }

  private bundle(): void {
    this.bundles = 0;
    for (let i = 0; i < this.edges; i++) {
      this.keepBundle(i, -1);
      for (let j = i + 1; j < this.edges; j++) {
        if (this.need[i] !== this.need[j] && this.offer[i] !== this.offer[j]) this.keepBundle(i, j);
      }
    }
  }

  private keepBundle(i: number, j: number): void {
    const { credits } = this.market.needs;
    const [a, b] = [credits[this.need[i]!]!, j < 0 ? 0 : credits[this.need[j]!]!];
    const score = (a * this.score[i]! + (j < 0 ? 0 : b * this.score[j]!)) / (a + b);
    const p = yes(score);
    const worth = Math.round(MICRO * (a * this.cover[i]! + (j < 0 ? 0 : b * this.cover[j]!))) / MICRO;
    if (this.bundles === BUNDLES && p * worth <= this.p[BUNDLES - 1]! * this.worth[BUNDLES - 1]!) return;
    let at = Math.min(this.bundles, BUNDLES - 1);
    for (; at > 0 && this.p[at - 1]! * this.worth[at - 1]! < p * worth; at--) {
      for (const column of [this.one, this.two, this.p, this.worth]) column[at] = column[at - 1]!;
    }
    this.one[at] = i;
    this.two[at] = j;
    this.p[at] = p;
    this.worth[at] = worth;
    this.bundles = Math.min(this.bundles + 1, BUNDLES);
  }
}

/** The probability of a yes for a score in millionths, itself in whole millionths. */
export const yes = (score: number): number => Math.round(MICRO * logistic(score / MICRO)) / MICRO;
