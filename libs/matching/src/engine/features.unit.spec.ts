import fc from 'fast-check';
import { DAY, type Sparse, divergence, likeSize, recency, time } from './features.js';
import { hash32 } from './hash.js';
import { openMarket } from './market.js';
import { PARAMETERS } from './parameters.js';
import { kilometres, regionName } from './regions.js';
import { type EdgeFeatures, Scorer } from './scorer.js';
import type { MarketListing } from './snapshot.js';

const sparse = (entries: readonly (readonly [number, number])[]): Sparse => ({ keys: Int32Array.from(entries, ([k]) => k), values: Float64Array.from(entries, ([, v]) => v) });
const distribution = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 50 })), { minLength: 1, selector: ([k]) => k }).map((entries) => {
  const total = entries.reduce((sum, [, n]) => sum + n, 0);
  return sparse([...entries].sort((a, b) => a[0] - b[0]).map(([k, n]) => [k, n / total] as const));
});

describe('what makes two communities fit', () => {
  it('is how different their people are: 0 for the same, 1 for nothing in common, and the same from both sides', () => {
    const [it_, sales] = [sparse([[1, 1]]), sparse([[2, 1]])];
    expect(divergence(it_, it_)).toBe(0);
    expect(divergence(it_, sales)).toBeCloseTo(1, 12);
    expect(divergence(sparse([[1, 0.5], [2, 0.5]]), it_)).toBeCloseTo(0.3113, 4);
    fc.assert(
      fc.property(distribution, distribution, (p, q) => {
        expect(divergence(p, q)).toBeCloseTo(divergence(q, p), 12);
        expect(divergence(p, q)).toBeGreaterThanOrEqual(0);
        expect(divergence(p, q)).toBeLessThanOrEqual(1);
        expect(divergence(p, p)).toBeCloseTo(0, 12);
      }),
    );
  });

  it('is a like size, down to nothing at ten times as many', () => {
    expect(likeSize(100, 100)).toBe(1);
    expect(likeSize(100, 1_000)).toBeCloseTo(0, 12);
    expect(likeSize(20, 5_000)).toBe(0);
    expect(likeSize(100, 300)).toBeCloseTo(likeSize(300, 100), 12);
  });

  it('grows back after a collaboration', () => {
    expect(recency(0, 180)).toBe(0);
    expect(recency(180, 180)).toBeCloseTo(0.632, 3);
    expect(recency(-5, 180)).toBe(0);
  });
});

describe('what makes an offer fit a need', () => {
  const offer = (change: Partial<MarketListing>): MarketListing => ({
    id: 'o', tenantId: 'b', direction: 'OFFER', kind: 'SPEAKER', title: '', quantity: 1, mode: 'ANY', region: null, topics: [], from: 0, until: 60 * DAY, credits: 1, ...change,
  });
  /** The features of one offer for one need, with some other listings beside them. */
  const fit = (need: Partial<MarketListing>, offered: Partial<MarketListing>, others: MarketListing[] = []): EdgeFeatures | undefined => {
    const communities = ['a', 'b'].map((id) => ({ id, participates: true, consents: true, members: null, departments: null }));
    const listings = [offer({ id: 'n', tenantId: 'a', direction: 'NEED', ...need }), offer(offered), ...others];
    const market = openMarket({ now: 0, communities, listings, credits: [], apart: [], together: [], open: [] }, PARAMETERS);
    const scorer = new Scorer(market, PARAMETERS);
    return scorer.fits(0, 0) ? { ...scorer.edge } : undefined;
  };

  it('is a common topic, and a rare one more than one that everybody has', () => {
    const others = Array.from({ length: 20 }, (_, i) => offer({ id: `x${i}`, topics: ['運営'] }));
    expect(fit({ topics: ['AI', '運営'] }, { topics: ['運営', 'ＡＩ'] }, others)!.topic).toBeCloseTo(1, 12);
    expect(fit({ topics: ['AI', '運営'] }, { topics: ['AI'] }, others)!.topic).toBeGreaterThan(fit({ topics: ['AI', '運営'] }, { topics: ['運営'] }, others)!.topic);
    expect(fit({ topics: ['AI'] }, { topics: ['食'] })!.topic).toBe(0);
    expect(fit({ topics: ['AI'] }, {})!.topic).toBe(0.5);
  });

  it('is a place where both can be', () => {
    expect(fit({ mode: 'ONLINE' }, { mode: 'ANY' })!.place).toBe(1);
    expect(fit({ mode: 'ANY', region: '東京' }, { mode: 'ANY', region: '沖縄' })!.place).toBe(1);
    expect(fit({ mode: 'ONLINE' }, { mode: 'ONSITE' })).toBeUndefined();
    expect(fit({ mode: 'ONSITE', region: '東京' }, { mode: 'ANY', region: '東京都' })!.place).toBe(1);
    expect(fit({ mode: 'ONSITE', region: '東京' }, { mode: 'ONSITE', region: '神奈川県' })!.place).toBeGreaterThan(0.3);
    expect(fit({ mode: 'ONSITE', region: '東京' }, { mode: 'ONSITE', region: '大阪府' })).toBeUndefined();
    expect(fit({ mode: 'ONSITE', region: '東京' }, { mode: 'ONSITE' })!.place).toBe(0.5);
  });

  it('is enough of it', () => {
    expect(fit({ quantity: 4 }, { quantity: 9 })!.cover).toBe(1);
    expect(fit({ quantity: 4 }, { quantity: 2 })!.cover).toBe(0.5);
    expect(fit({ quantity: 9 }, { quantity: 2 })).toBeUndefined();
    expect(fit({}, { kind: 'VENUE' })).toBeUndefined();
    expect(fit({}, { tenantId: 'a' })).toBeUndefined();
  });

  it('is enough time in common from now on', () => {
    const days = (n: number): number => n * DAY;
    expect(time(0, days(60), days(10), days(40), 0, 14)).toBe(1);
    expect(time(0, days(60), days(53), days(90), 0, 14)).toBeCloseTo(0.5, 12);
    expect(time(0, days(60), 0, days(60), days(59.5), 14)).toBe(-1);
    expect(time(0, days(10), days(10), days(20), 0, 14)).toBe(-1);
    expect(time(0, days(0.25), 0, days(9), 0, 14)).toBe(1);
  });
});

describe('a region', () => {
  it('has one name however it is written', () => {
    expect(new Set(['東京都', '東京', 'Tokyo', ' ＴＯＫＹＯ '].map(regionName))).toEqual(new Set(['tokyo']));
    expect(['大阪府', '京都府', '北海道', '神奈川県', 'Osaka Prefecture'].map(regionName)).toEqual(['osaka', 'kyoto', 'hokkaido', 'kanagawa', 'osaka']);
    expect(regionName('うみかぜ県')).toBe('うみかぜ');
  });
  it('is near its neighbours and far from the rest; a region nobody knows is near to itself alone', () => {
    expect(kilometres('tokyo', 'kanagawa')).toBeLessThan(40);
    expect(kilometres('tokyo', 'osaka')).toBeGreaterThan(380);
    expect(kilometres('うみかぜ', 'うみかぜ')).toBe(0);
    expect(kilometres('うみかぜ', 'tokyo')).toBe(Infinity);
  });
});

describe('a hash', () => {
  it('is the same on every machine, and spreads', () => {
    expect(hash32('seed', 'a')).toBe(hash32('seed', 'a'));
    expect(hash32('seeda')).not.toBe(hash32('seed', 'a'));
    const buckets = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) buckets[hash32('run', `${i}`) % 16]! += 1;
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1_150);
  });
});
