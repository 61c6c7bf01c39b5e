import { Certificate, tighten } from './certificate.js';
import { partners } from './candidates.js';
import { columnsOf } from './columns.js';
import { openMarket } from './market.js';
import { PARAMETERS } from './parameters.js';
import { Plan } from './plan.js';
import { atOnce, findProposals } from './run.js';
import { Scorer } from './scorer.js';
import { syntheticMarket } from './testing/markets.js';

/** The best of all plans, by trying every choice of proposals; only for markets with a handful of them. */
function exhaustive(plan: Plan, pairs: number): number {
  let best = plan.improvement();
  const visit = (from: number): void => {
    for (let pair = from; pair < pairs; pair++) {
      for (const chosen of plan.every(pair)) {
        plan.take(chosen);
        best = Math.max(best, plan.improvement());
        visit(pair + 1);
        plan.drop(pair);
      }
    }
  };
  visit(0);
  return best;
}

describe('the certificate', () => {
  it('is no smaller than the best plan there is, and the plans found are close to it', () => {
    const sums = { tried: 0, found: 0, best: 0 };
    for (let seed = 1; seed <= 80; seed++) {
      const snapshot = syntheticMarket(5, 30, seed);
      const market = openMarket(snapshot, PARAMETERS);
      const scorer = new Scorer(market, PARAMETERS);
      const columns = atOnce(columnsOf(market, scorer, PARAMETERS, atOnce(partners(market, scorer, PARAMETERS, 'x'))));
      const choices = [...columns.first.keys()].reduce((product, j) => product * (1 + (columns.from[2 * j + 1]! - columns.from[2 * j]!) * (columns.from[2 * j + 2]! - columns.from[2 * j + 1]!)), 1);
      if (columns.first.length < 2 || choices > 5_000) continue;
      sums.tried += 1;
      const before = new Float64Array(market.ids.length);
      const best = exhaustive(new Plan(market, columns, scorer, PARAMETERS, before), columns.first.length);
      const { objective, upperBound } = atOnce(findProposals(snapshot, PARAMETERS, 'x'));
      expect(upperBound).toBeGreaterThanOrEqual(best);
      sums.found += objective;
      sums.best += best;
    }
    expect(sums.tried).toBeGreaterThan(20);
    expect(sums.found).toBeGreaterThanOrEqual(0.98 * sums.best);
  });

  it('bounds every plan at any prices, only not as closely', () => {
    const snapshot = syntheticMarket(20, 160, 4);
    const market = openMarket(snapshot, PARAMETERS);
    const scorer = new Scorer(market, PARAMETERS);
    const columns = atOnce(columnsOf(market, scorer, PARAMETERS, atOnce(partners(market, scorer, PARAMETERS, 'x'))));
    const before = new Float64Array(market.ids.length);
    const { objective } = atOnce(findProposals(snapshot, PARAMETERS, 'x'));
    const certificate = new Certificate(market, columns, PARAMETERS, before, before);
    for (const price of [0, 0.1, 0.7, 3]) {
      certificate.prices.fill(price);
      expect(certificate.evaluate() * 1e6).toBeGreaterThanOrEqual(objective);
    }
    certificate.prices.fill(0.5);
    const loose = certificate.evaluate() * 1e6;
    expect(atOnce(tighten(certificate, 100))).toBeLessThan(loose);
  });
});
