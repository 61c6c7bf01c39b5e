import fc from 'fast-check';
import { cheapest } from './pricing.rules.js';
import { atMost, costShares, split } from './shares.rules.js';
import { aPriceList } from './testing/arbitraries.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const seatsOfTowns = (min: number) => fc.array(fc.oneof(fc.integer({ min, max: 300 }), fc.constant(min)), { minLength: 11, maxLength: 11 });
const amounts = (cost: number, seats: readonly number[]): number[] => split(cost, seats.map((weight) => ({ weight }))).map((p) => p.amount);

describe('a cost in whole yen, split in proportion', () => {
  it('gives the left-over yen to the largest remainders', () => {
    // 1,000 over 1:1:1 leaves one yen; over 5:3:3 the exact parts are 454.54…, 272.72… and 272.72….
    expect(amounts(1_000, [1, 1, 1])).toEqual([334, 333, 333]);
    expect(amounts(1_000, [5, 3, 3])).toEqual([454, 273, 273]);
    expect(split(1_000, [{ weight: 5 }, { weight: 3 }])[0]).toEqual({ amount: 625, remainder: 0, isRoundedUp: false });
  });

  it('decides equal remainders by weight, then by place, whatever the order of the others', () => {
    // Exact parts 2.5, 7.5: both have half a yen.
    expect(split(10, [{ weight: 1 }, { weight: 3 }]).map((p) => p.isRoundedUp)).toEqual([false, true]);
    expect(split(3, [{ weight: 1 }, { weight: 1 }]).map((p) => p.isRoundedUp)).toEqual([true, false]);
  });

  it('is exact in sum, and never a whole yen from the proportion', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 40 }), (amount, weights) => {
        const total = sum(weights);
        const parts = amounts(amount, weights);
        expect(sum(parts)).toBe(total === 0 ? 0 : amount);
        parts.forEach((part, i) => expect(total === 0 ? 0 : Math.abs(Number(BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(weights[i]!)))).toBeLessThan(Math.max(total, 1)));
      }),
    );
  });

  it('gives nothing to who asked for nothing, and changes nothing for the others', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 10 }), (amount, weights) => {
        expect(amounts(amount, [...weights, 0])).toEqual([...amounts(amount, weights), 0]);
      }),
    );
  });

  it('is not less for who has more seats', () => {
    fc.assert(
      fc.property(aPriceList, seatsOfTowns(0), (tiers, seats) => {
        const parts = amounts(cheapest(tiers, sum(seats)).cost, seats);
        for (const [i, mine] of seats.entries()) for (const [j, theirs] of seats.entries()) if (mine > theirs) expect(parts[i]!).toBeGreaterThanOrEqual(parts[j]!);
      }),
    );
  });
});

/*
 * The core. Let A(q) = C*(q)/q. It never rises with q: for a < b let a* be what C*(a) buys. If a* ≥ b, the same order serves
 * b, so C*(b) ≤ C*(a). If a* < b, then A(a) ≥ p(a*) ≥ p(b) ≥ A(b), since C*(a) = p(a*)·a* ≥ p(a*)·a. A coalition S with q
 * of Q seats pays, before rounding, q·A(Q) ≤ q·A(q) = C*(q): nobody gains by leaving.
 * Rounding: of n buyers the u with the largest remainders pay up to the next yen, and the n remainders sum to u. The worst
 * coalition is these u together; it pays u − (sum of their remainders) too much, which is the sum of the other n − u
 * remainders. As none of those is larger than any of the first, that is at most u·(n − u)/n ≤ n/4. One town alone
 * pays at most the next whole yen of something that is at most the whole number C*(q): never a yen too much.
 */
describe('the shares of eleven towns', () => {
  const COALITIONS = 2 ** 11;

  it('leave no town, and no coalition of towns, with more than it would pay alone, up to ⌊n/4⌋ yen for rounding', () => {
    let worst = 0;
    fc.assert(
      fc.property(aPriceList, seatsOfTowns(0), (tiers, seats) => {
        const { cost } = cheapest(tiers, sum(seats));
        const parts = split(cost, seats.map((weight) => ({ weight })));
        const buyers = seats.filter((s) => s > 0).length;
        const rounded = parts.filter((p) => p.isRoundedUp).length;
        const tolerance = buyers === 0 ? 0 : Math.floor((rounded * (buyers - rounded)) / buyers);
        expect(tolerance).toBeLessThanOrEqual(2);
        for (let coalition = 1; coalition < COALITIONS; coalition++) {
          let [paid, asked, size] = [0, 0, 0];
          for (let town = 0; town < 11; town++) {
            if (!(coalition & (1 << town))) continue;
            paid += parts[town]!.amount;
            asked += seats[town]!;
            size += 1;
          }
          const excess = paid - cheapest(tiers, asked).cost;
          if (excess > (size === 1 ? 0 : tolerance)) throw new Error(`coalition ${coalition} pays ${excess} yen too much`);
          worst = Math.max(worst, excess);
        }
      }),
      { numRuns: 120 },
    );
    expect(worst).toBeLessThanOrEqual(2);
  });

  it('do not rise, beyond that yen of rounding, when a late joiner brings seats', () => {
    fc.assert(
      fc.property(aPriceList, seatsOfTowns(1), fc.integer({ min: 0, max: 300 }), (tiers, seats, late) => {
        const before = amounts(cheapest(tiers, sum(seats)).cost, seats);
        const after = amounts(cheapest(tiers, sum(seats) + late).cost, [...seats, late]);
        before.forEach((part, i) => expect(after[i]!).toBeLessThanOrEqual(part + 1));
      }),
    );
  });

  it('are in the core with a fixed fee too: a coalition alone would pay all of it', () => {
    fc.assert(
      fc.property(aPriceList, seatsOfTowns(1), fc.nat({ max: 500_000 }), fc.constantFrom('EQUAL' as const, 'POPULATION' as const), (tiers, seats, fixedFee, feeSplit) => {
        const { cost } = cheapest(tiers, sum(seats));
        const shares = costShares({ cost, fixedFee, feeSplit }, seats.map((s, i) => ({ seats: s, population: 5_000 + 900 * i })));
        expect(sum(shares.map((s) => s.total))).toBe(cost + fixedFee);
        shares.forEach((share, i) => expect(share.total).toBeLessThanOrEqual(cheapest(tiers, seats[i]!).cost + fixedFee));
      }),
    );
  });

  it('charge a town without seats nothing, not even the fee', () => {
    const [none, some] = costShares({ cost: 9_000, fixedFee: 1_000, feeSplit: 'EQUAL' }, [{ seats: 0, population: 9 }, { seats: 3, population: 1 }]);
    expect([none!.total, some!.total]).toEqual([0, 10_000]);
  });
});

describe('what one town can be told without knowing the others', () => {
  it('is never less than it will pay', () => {
    fc.assert(
      fc.property(fc.nat({ max: 90_000_000 }), seatsOfTowns(0), (cost, seats) => {
        amounts(cost, seats).forEach((part, i) => expect(part).toBeLessThanOrEqual(atMost(cost, seats[i]!, sum(seats))));
      }),
    );
  });
});
