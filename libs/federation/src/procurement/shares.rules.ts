/** Somebody who pays a part, and by what it is measured: seats, people, or 1 for each. */
export interface Payer {
  weight: number;
}

export interface Portion {
  /** Whole yen. */
  amount: number;
  /** The part of a yen that was cut off before the left-over yen were given out: 0 ≤ remainder < 1. */
  remainder: number;
  /** Whether one of the left-over yen went here. */
  isRoundedUp: boolean;
}

/**
 * Splits whole yen in proportion to the weights. Each part is first cut to whole yen; the yen left over go, one each, to
 * the largest remainders. Of equal remainders the larger weight comes first, then whoever stands first in the list.
 * The sum is always exact, and no part is a whole yen away from its exact proportion.
 */
export function split(amount: number, payers: readonly Payer[]): Portion[] {
  const total = payers.reduce((sum, payer) => sum + BigInt(payer.weight), 0n);
  if (total === 0n) return payers.map(() => ({ amount: 0, remainder: 0, isRoundedUp: false }));
  const parts = payers.map(({ weight }, place) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { place, weight, whole: Number(exact / total), rest: exact % total };
  });
  const left = amount - parts.reduce((sum, part) => sum + part.whole, 0);
  const lucky = new Set([...parts].sort((a, b) => compare(b.rest, a.rest) || b.weight - a.weight || a.place - b.place).slice(0, left).map((part) => part.place));
  return parts.map(({ place, whole, rest }) => ({ amount: whole + (lucky.has(place) ? 1 : 0), remainder: Number(rest) / Number(total), isRoundedUp: lucky.has(place) }));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

export const FEE_SPLITS = ['EQUAL', 'POPULATION'] as const;

export interface Buyer {
  seats: number;
  /** Needed only where the fixed fee is split by it. */
  population: number | null;
}

export interface CostShare {
  seats: Portion;
  fee: Portion;
  total: number;
}

/** What each buyer pays: its proportion of the seats' cost, and its part of the fixed fee. Who has no seats pays nothing. */
export function costShares({ cost, fixedFee, feeSplit }: { cost: number; fixedFee: number; feeSplit: (typeof FEE_SPLITS)[number] }, buyers: readonly Buyer[]): CostShare[] {
  const seats = split(cost, buyers.map((buyer) => ({ weight: buyer.seats })));
  const fees = split(fixedFee, buyers.map((buyer) => ({ weight: buyer.seats === 0 ? 0 : feeSplit === 'EQUAL' ? 1 : (buyer.population ?? 0) })));
  return seats.map((portion, i) => ({ seats: portion, fee: fees[i]!, total: portion.amount + fees[i]!.amount }));
}

/** The most that `seats` of `total` may come to once rounded: for somebody who does not know the others' requests. */
export const atMost = (amount: number, weight: number, total: number): number => (total === 0 ? 0 : Number((BigInt(amount) * BigInt(weight) + BigInt(total) - 1n) / BigInt(total)));
