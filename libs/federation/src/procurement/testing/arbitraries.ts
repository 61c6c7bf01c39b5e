import fc from 'fast-check';
import type { Tier } from '../pricing.rules.js';

/** Price lists as providers write them: up to six tiers, quantities up to about 600, prices that never rise. */
export const aPriceList: fc.Arbitrary<Tier[]> = fc
  .record({
    steps: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
    prices: fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ steps, prices }) => {
    const falling = [...prices].sort((a, b) => b - a);
    let from = 0;
    return steps.map((step, i) => ({ from: (from += step), unitPrice: falling[i]! }));
  });
