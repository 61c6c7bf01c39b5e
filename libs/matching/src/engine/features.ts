/** What is not known counts neither for nor against. */
export const UNKNOWN = 0.5;
export const DAY = 86_400_000;

/** A vector with few entries; keys ascend. */
export interface Sparse {
  keys: Int32Array;
  values: Float64Array;
}

/** Jensen–Shannon divergence in bits of two distributions: 0 alike, 1 nothing in common. */
export function divergence(p: Sparse, q: Sparse): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < p.keys.length || j < q.keys.length) {
    const a = i < p.keys.length ? p.keys[i]! : Infinity;
    const b = j < q.keys.length ? q.keys[j]! : Infinity;
    const x = a <= b ? p.values[i++]! : 0;
    const y = b <= a ? q.values[j++]! : 0;
    const mean = (x + y) / 2;
    if (x > 0) sum += x * Math.log2(x / mean);
    if (y > 0) sum += y * Math.log2(y / mean);
  }
  return Math.min(1, Math.max(0, sum / 2));
}

/** Communities of a like size understand each other's troubles; ten times as many is too far. */
export const likeSize = (a: number, b: number): number => 1 - Math.min(1, Math.abs(Math.log(a / b)) / Math.LN10);

/** Grows back to 1 in the months after the last collaboration. */
export const recency = (days: number, scale: number): number => 1 - Math.exp(-Math.max(0, days) / scale);

export const nearness = (km: number, scale: number): number => Math.exp(-km / scale);

/** Days in common from now on, relative to what is enough. -1: less than a day, unless the need is shorter. */
export function time(needFrom: number, needUntil: number, offerFrom: number, offerUntil: number, now: number, enoughDays: number): number {
  const days = (Math.min(needUntil, offerUntil) - Math.max(needFrom, offerFrom, now)) / DAY;
  const wanted = Math.min(enoughDays, (needUntil - needFrom) / DAY);
  return days > 0 && days >= Math.min(1, wanted) ? Math.min(1, days / wanted) : -1;
}

export const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
