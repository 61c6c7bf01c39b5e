/** A price that holds from this quantity on, up to where the next tier begins. */
export interface Tier {
  from: number;
  /** Whole yen for each seat of the whole order. */
  unitPrice: number;
}

/** A tier as somebody types it from a quotation: `to` is what the quotation says, and is only compared with the next tier. */
export interface QuotedTier extends Tier {
  to?: number | undefined;
}

export const TIER_PROBLEMS = ['NONE', 'TOO_MANY', 'OUT_OF_RANGE', 'QUANTITY_NOT_RISING', 'OVERLAPS', 'GAP', 'PRICE_RISES'] as const;
export type TierProblem = (typeof TIER_PROBLEMS)[number];

export const MAX_TIERS = 20;
export const MAX_QUANTITY = 1_000_000;
export const MAX_PRICE = 1_000_000;

/** The first mistake of a price list, and the number of the tier that has it, from 1. */
export function mistakeIn(tiers: readonly QuotedTier[]): { tier: number; problem: TierProblem } | undefined {
  if (tiers.length === 0) return { tier: 1, problem: 'NONE' };
  if (tiers.length > MAX_TIERS) return { tier: MAX_TIERS + 1, problem: 'TOO_MANY' };
  for (const [i, tier] of tiers.entries()) {
    const problem = problemOf(tier, tiers[i - 1]);
    if (problem) return { tier: i + 1, problem };
  }
  // A last tier with an end would leave larger orders without a price.
  return tiers.at(-1)!.to === undefined ? undefined : { tier: tiers.length, problem: 'GAP' };
}

function problemOf({ from, to, unitPrice }: QuotedTier, before: QuotedTier | undefined): TierProblem | undefined {
  if (!within(from, MAX_QUANTITY) || !within(unitPrice, MAX_PRICE) || (to !== undefined && (to < from || to > MAX_QUANTITY))) return 'OUT_OF_RANGE';
  if (!before) return undefined;
  if (from <= before.from) return 'QUANTITY_NOT_RISING';
  if (before.to !== undefined && from <= before.to) return 'OVERLAPS';
  if (before.to !== undefined && from > before.to + 1) return 'GAP';
  return unitPrice > before.unitPrice ? 'PRICE_RISES' : undefined;
}

const within = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;

/** One way to have at least `seats` seats. */
export interface Purchase {
  /** How many are needed. */
  seats: number;
  /** How many are bought: more than needed where a larger order costs less. */
  quantity: number;
  unitPrice: number;
  cost: number;
  /** What exactly the needed seats would cost; null where so few are not sold. */
  costAsNeeded: number | null;
}

/**
 * The cheapest way to have `seats` seats: C*(q) = min over q' ≥ q of p(q')·q'. Within a tier the cost rises with the
 * quantity, so only the quantity itself and the beginnings of later tiers can be cheapest. The smaller order wins a tie.
 */
export function cheapest(tiers: readonly Tier[], seats: number): Purchase {
  const own = tiers.findLast((tier) => tier.from <= seats);
  const costAsNeeded = seats === 0 ? 0 : own ? own.unitPrice * seats : null;
  const ways = [
    ...(costAsNeeded === null ? [] : [{ quantity: seats, unitPrice: (own ?? tiers[0]!).unitPrice, cost: costAsNeeded }]),
    ...tiers.filter((tier) => tier.from > seats).map(({ from, unitPrice }) => ({ quantity: from, unitPrice, cost: unitPrice * from })),
  ];
  return { seats, costAsNeeded, ...ways.reduce((best, way) => (way.cost < best.cost ? way : best)) };
}
