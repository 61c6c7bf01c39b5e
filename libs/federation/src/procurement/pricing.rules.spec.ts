import fc from 'fast-check';
import { type Tier, cheapest, mistakeIn } from './pricing.rules.js';
import { aPriceList } from './testing/arbitraries.js';

const TIERS: Tier[] = [{ from: 1, unitPrice: 30_000 }, { from: 100, unitPrice: 24_000 }, { from: 300, unitPrice: 19_800 }];

describe('a price list', () => {
  it('is good when quantities rise and prices do not', () => {
    expect(mistakeIn(TIERS)).toBeUndefined();
    expect(mistakeIn([{ from: 1, to: 99, unitPrice: 30_000 }, { from: 100, unitPrice: 30_000 }])).toBeUndefined();
    fc.assert(fc.property(aPriceList, (tiers) => mistakeIn(tiers) === undefined));
  });

  it.each([
    [[], 1, 'NONE'],
    [Array.from({ length: 21 }, (_, i) => ({ from: i + 1, unitPrice: 5 })), 21, 'TOO_MANY'],
    [[{ from: 0, unitPrice: 5 }], 1, 'OUT_OF_RANGE'],
    [[{ from: 1, unitPrice: 0 }], 1, 'OUT_OF_RANGE'],
    [[{ from: 1, unitPrice: 1_000_001 }], 1, 'OUT_OF_RANGE'],
    [[{ from: 10, to: 9, unitPrice: 5 }], 1, 'OUT_OF_RANGE'],
    [[{ from: 1, unitPrice: 5 }, { from: 1, unitPrice: 4 }], 2, 'QUANTITY_NOT_RISING'],
    [[{ from: 50, unitPrice: 5 }, { from: 100, unitPrice: 4 }, { from: 99, unitPrice: 3 }], 3, 'QUANTITY_NOT_RISING'],
    [[{ from: 1, to: 100, unitPrice: 5 }, { from: 100, unitPrice: 4 }], 2, 'OVERLAPS'],
    [[{ from: 1, to: 98, unitPrice: 5 }, { from: 100, unitPrice: 4 }], 2, 'GAP'],
    [[{ from: 1, unitPrice: 5 }, { from: 100, to: 200, unitPrice: 4 }], 2, 'GAP'],
    [[{ from: 1, unitPrice: 5 }, { from: 100, unitPrice: 6 }], 2, 'PRICE_RISES'],
  ] as const)('%j is refused at tier %d: %s', (tiers, tier, problem) => {
    expect(mistakeIn(tiers)).toEqual({ tier, problem });
  });
});

describe('the cheapest way to have a number of seats', () => {
  it('is the tier of that number, or the beginning of a later one where that costs less', () => {
    expect(cheapest(TIERS, 50)).toEqual({ seats: 50, quantity: 50, unitPrice: 30_000, cost: 1_500_000, costAsNeeded: 1_500_000 });
    // 90 seats at 30,000 are 2,700,000; 100 at 24,000 are 2,400,000.
    expect(cheapest(TIERS, 90)).toEqual({ seats: 90, quantity: 100, unitPrice: 24_000, cost: 2_400_000, costAsNeeded: 2_700_000 });
    // 80 at 30,000 and 100 at 24,000 cost the same: nothing is gained by the larger order.
    expect(cheapest(TIERS, 80)).toMatchObject({ quantity: 80 });
    expect(cheapest(TIERS, 400)).toMatchObject({ quantity: 400, unitPrice: 19_800 });
  });

  it('is nothing for no seats, and the smallest order where so few are not sold', () => {
    expect(cheapest(TIERS, 0)).toMatchObject({ quantity: 0, cost: 0 });
    expect(cheapest([{ from: 20, unitPrice: 9_000 }], 3)).toEqual({ seats: 3, quantity: 20, unitPrice: 9_000, cost: 180_000, costAsNeeded: null });
  });

  const price = (tiers: Tier[], quantity: number): number => tiers.findLast((t) => t.from <= quantity)!.unitPrice;

  it('is what looking at every larger order finds', () => {
    fc.assert(
      fc.property(aPriceList, fc.integer({ min: 1, max: 400 }), (tiers, seats) => {
        const first = Math.max(seats, tiers[0]!.from);
        const orders = Array.from({ length: 1_000 }, (_, i) => first + i).map((q) => price(tiers, q) * q);
        expect(cheapest(tiers, seats).cost).toBe(Math.min(...orders));
      }),
    );
  });

  it('never costs less for more seats, and never more for each of them', () => {
    fc.assert(
      fc.property(aPriceList, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }), (tiers, seats, more) => {
        const [few, many] = [cheapest(tiers, seats), cheapest(tiers, seats + more)];
        expect(many.cost).toBeGreaterThanOrEqual(few.cost);
        expect(many.cost * seats).toBeLessThanOrEqual(few.cost * (seats + more));
      }),
    );
  });
});
