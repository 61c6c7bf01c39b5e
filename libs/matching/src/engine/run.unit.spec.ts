import fc from 'fast-check';
import { PARAMETERS, type Parameters } from './parameters.js';
import { type Outcome, atOnce, findProposals } from './run.js';
import type { Snapshot } from './snapshot.js';
import { violations } from './testing/checks.js';
import { syntheticMarket } from './testing/markets.js';

/** Fewer rounds: what must hold holds for any number of them. */
const QUICK: Parameters = { ...PARAMETERS, boundRounds: 20, attemptsPerProposal: 3, leastAttempts: 30 };
const run = (snapshot: Snapshot, seed = 'seed', parameters = QUICK): Outcome => atOnce(findProposals(snapshot, parameters, seed));

/** Small markets with everything in them that may go wrong: some take no part, some do not consent, some have proposals open. */
const markets = fc
  .record({ communities: fc.integer({ min: 2, max: 14 }), perCommunity: fc.integer({ min: 2, max: 12 }), seed: fc.integer({ min: 1, max: 1_000_000 }), out: fc.nat(), open: fc.nat({ max: 4 }), declined: fc.boolean() })
  .map(({ communities, perCommunity, seed, out, open, declined }): Snapshot => {
    const market = syntheticMarket(communities, communities * perCommunity, seed);
    const changed = market.communities.map((c, i) => ({ ...c, participates: (out + i) % 7 !== 0, consents: (out + i) % 5 !== 0 }));
    const first = run({ ...market, communities: changed });
    return {
      ...market,
      communities: changed,
      open: first.proposals.slice(0, open).map(({ sides, receives }, i) => ({
        id: `open ${i}`, sides, listingIds: receives.flat().flatMap((s) => [s.needId, s.offerId]), declinedBy: declined ? [sides[i % 2]!] : [],
      })),
    };
  });

const shuffled = <T>(list: readonly T[], by: number): T[] => list.map((item, i) => ({ item, at: Math.imul(i + by, 2_654_435_761) >>> 0 })).sort((a, b) => a.at - b.at).map(({ item }) => item);

describe('a run', () => {
  it('never breaks a rule: kinds, times, places, quantities, places before a community, exclusions, consent', () => {
    fc.assert(fc.property(markets, (market) => expect(violations(market, run(market), QUICK)).toEqual([])), { numRuns: 150 });
  });

  it('gives the same again, in whatever order things are listed', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 1, max: 999 }), (market, by) => {
        const mixed: Snapshot = {
          ...market,
          communities: shuffled(market.communities, by).map((c) => ({ ...c, departments: c.departments && Object.fromEntries(shuffled(Object.entries(c.departments), by)) })),
          listings: shuffled(market.listings, by).map((l) => ({ ...l, topics: shuffled(l.topics, by) })),
          credits: shuffled(market.credits, by), apart: shuffled(market.apart, by).map(([a, b]) => [b, a] as const), together: shuffled(market.together, by),
          open: shuffled(market.open, by).map((o) => ({ ...o, listingIds: shuffled(o.listingIds, by) })),
        };
        expect(run(mixed)).toEqual(run(market));
      }),
      { numRuns: 60 },
    );
  });

  it('carries a bound that no plan exceeds, its own least of all', () => {
    fc.assert(
      fc.property(markets, fc.string({ maxLength: 5 }), (market, seed) => {
        const { upperBound } = run(market);
        for (const objective of [run(market, seed).objective, run(market, 'seed', { ...QUICK, attemptsPerProposal: 40 }).objective]) {
          expect(objective).toBeLessThanOrEqual(upperBound);
          expect(objective).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('adds nothing when its proposals are open: what they promise is held', () => {
    const market = syntheticMarket(12, 90, 5);
    const { proposals } = run(market);
    expect(proposals.length).toBeGreaterThan(3);
    const open = proposals.map(({ sides, receives }, i) => ({ id: `${i}`, sides, listingIds: receives.flat().flatMap((s) => [s.needId, s.offerId]), declinedBy: [] }));
    const again = run({ ...market, open });
    const served = again.proposals.flatMap((p) => p.receives.flat());
    expect(violations({ ...market, open }, again, QUICK)).toEqual([]);
    expect(run({ ...market, open: [...open, ...again.proposals.map(({ sides }, i) => ({ id: `more ${i}`, sides, listingIds: served.flatMap((s) => [s.needId, s.offerId]), declinedBy: [] }))] }).proposals.length).toBeLessThanOrEqual(again.proposals.length);
  });

  it('frees a side that declined, and shows the other one nothing: its places and its offers stay as they were', () => {
    const market = syntheticMarket(10, 80, 3);
    const [{ sides, receives }] = run(market).proposals as [Outcome['proposals'][number]];
    const listingIds = receives.flat().flatMap((s) => [s.needId, s.offerId]);
    const open = (declinedBy: string[]): Snapshot => ({ ...market, open: [{ id: 'p', sides, listingIds, declinedBy }] });
    const places = (declinedBy: string[], id: string) => run(open(declinedBy), 'seed', { ...QUICK, openPerCommunity: 1 }).proposals.filter((p) => p.sides.includes(id)).length;
    expect(places([], sides[0])).toBe(0);
    expect(places([sides[1]], sides[0])).toBe(0);
    expect(places([sides[0]], sides[0])).toBeLessThanOrEqual(1);
    expect(run(open([sides[1]])).proposals.some((p) => p.sides.includes(sides[0]) && p.sides.includes(sides[1]))).toBe(false);
  });

  it('finds nothing where nobody can give anything back', () => {
    const market = syntheticMarket(6, 60, 2);
    const oneSided = market.listings.filter((l) => (Number.parseInt(l.tenantId.slice(-1), 16) % 2 === 0) === (l.direction === 'NEED'));
    expect(run({ ...market, listings: oneSided })).toEqual({ proposals: [], candidates: 0, objective: 0, upperBound: expect.any(Number) });
    expect(run({ ...market, communities: [], listings: [] }).proposals).toEqual([]);
  });
});
