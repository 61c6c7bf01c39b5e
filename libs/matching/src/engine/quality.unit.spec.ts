import { partners } from './candidates.js';
import { type Columns, columnsOf } from './columns.js';
import { chance } from './hash.js';
import { type Market, openMarket } from './market.js';
import { PARAMETERS } from './parameters.js';
import { Plan } from './plan.js';
import { atOnce, findProposals } from './run.js';
import { Scorer } from './scorer.js';
import { syntheticMarket } from './testing/markets.js';

/** Simpler ways to choose among the same columns, under the same capacities. */
class Baselines {
  readonly market: Market;
  readonly columns: Columns;
  private readonly scorer: Scorer;

  constructor(seed: number) {
    this.market = openMarket(syntheticMarket(60, 600, seed), PARAMETERS);
    this.scorer = new Scorer(this.market, PARAMETERS);
    this.columns = atOnce(columnsOf(this.market, this.scorer, PARAMETERS, atOnce(partners(this.market, this.scorer, PARAMETERS, 'x'))));
  }

  /** Takes what is still possible in this order. */
  inOrder(pairs: readonly number[], alpha = PARAMETERS.alpha): Plan {
    const plan = new Plan(this.market, this.columns, this.scorer, { ...PARAMETERS, alpha }, new Float64Array(this.market.ids.length));
    for (const pair of pairs) {
      const best = plan.best(pair);
      if (best) plan.take(best.chosen);
    }
    return plan;
  }

  random(seed: number): Plan {
    const random = chance(seed);
    return this.inOrder([...this.columns.first.keys()].map((pair) => ({ pair, at: random() })).sort((a, b) => a.at - b.at).map(({ pair }) => pair));
  }

  /** The largest sum of gains first, whoever gains. */
  byScore(): Plan {
    const sum = this.most((a, b) => a + b);
    return this.inOrder([...sum.keys()].sort((a, b) => sum[b]! - sum[a]!), 1);
  }

  /** Everybody's favourite, and nothing else. */
  favourites(): Plan {
    const { first, second } = this.columns;
    const [mine, theirs] = [this.most((a) => a), this.most((_, b) => b)];
    const best = new Map<number, { pair: number; gain: number }>();
    for (let pair = 0; pair < first.length; pair++) {
      for (const [t, gain] of [[first[pair]!, mine[pair]!], [second[pair]!, theirs[pair]!]] as const) {
        if (gain > (best.get(t)?.gain ?? 0)) best.set(t, { pair, gain });
      }
    }
    return this.inOrder([...new Set([...best.values()].map((b) => b.pair))]);
  }

  private most(of: (first: number, second: number) => number): Float64Array {
    const { first, from, p, worth } = this.columns;
    return Float64Array.from(first, (_, j) => {
      let most = 0;
      for (let i = from[2 * j]!; i < from[2 * j + 1]!; i++) {
        for (let k = from[2 * j + 1]!; k < from[2 * j + 2]!; k++) most = Math.max(most, p[i]! * p[k]! * of(worth[i]!, worth[k]!));
      }
      return most;
    });
  }

  /** What a plan is worth by the objective of the product, whatever it was made by. */
  value(plan: Plan): number {
    const judge = this.inOrder([]);
    return plan.gained.reduce((sum, gained, t) => sum + judge.welfare(t, gained) - judge.welfare(t, 0), 0) * 1e6;
  }
}

const withNothing = (plan: Plan): number => plan.gained.filter((g) => g === 0).length;

/** On synthetic markets. The thresholds stand a little below what was measured, so that a change for the worse is seen. */
describe('the choice of proposals, against simpler ones with the same capacities', () => {
  const sums = { found: 0, bound: 0, random: 0, score: 0, favourites: 0, leftOut: 0, leftOutByScore: 0 };
  beforeAll(() => {
    for (let seed = 1; seed <= 5; seed++) {
      const baselines = new Baselines(seed);
      const score = baselines.byScore();
      const found = atOnce(findProposals(syntheticMarket(60, 600, seed), PARAMETERS, 'x'));
      sums.found += found.objective;
      sums.bound += found.upperBound;
      sums.random += baselines.value(baselines.random(seed));
      sums.score += baselines.value(score);
      sums.favourites += baselines.value(baselines.favourites());
      sums.leftOut += 60 - new Set(found.proposals.flatMap((p) => p.sides)).size;
      sums.leftOutByScore += withNothing(score);
    }
  });

  it('is near the bound that nothing can exceed', () => expect(sums.found / sums.bound).toBeGreaterThan(0.81));
  it('is much better than chance', () => expect(sums.found / sums.random).toBeGreaterThan(1.35));
  it('is better than the largest sum first', () => expect(sums.found / sums.score).toBeGreaterThan(1.1));
  it("is much better than everybody's favourite", () => expect(sums.found / sums.favourites).toBeGreaterThan(1.7));
  it('leaves fewer communities with nothing', () => expect(sums.leftOut).toBeLessThan(0.7 * sums.leftOutByScore));
});
