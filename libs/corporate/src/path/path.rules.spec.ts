import { type PairCounts, figuresOf, pathsOf, wilsonLow } from './path.rules.js';

const pair = (change: Partial<PairCounts> = {}): PairCounts => ({ fromId: 'a', toId: 'b', both: 30, from: 60, to: 60, everybody: 400, medianDays: 150, ...change });

describe('what is often followed by what', () => {
  it('is told with support, smoothed confidence, lift and the months between', () => {
    const usual = 60 / 400;
    const confidence = (30 + 20 * usual) / 80;
    expect(figuresOf(pair(), 0)).toEqual({ fromId: 'a', toId: 'b', people: 30, support: 30 / 400, confidence, lift: confidence / usual, medianMonths: 5 });
  });

  it.each([
    ['too few people did it', pair({ both: 9, from: 30 }), 0],
    ['too few people did not', pair({ both: 30, from: 35 }), 0],
    ['as many people went the other way', pair(), 30],
    ['it is what everybody does', pair({ to: 240 }), 0],
    ['it may be chance: only the cautious end of the interval counts', pair({ both: 12, from: 60, to: 60 }), 0],
  ])('is not told when %s', (_why, counts, backwards) => {
    expect(figuresOf(counts, backwards)).toBeUndefined();
  });

  it('is told when nobody stayed behind: then there is nobody to protect', () => {
    expect(figuresOf(pair({ both: 30, from: 30 }), 0)).toBeDefined();
  });

  it('goes one way only', () => {
    expect(pathsOf([pair(), pair({ fromId: 'b', toId: 'a', both: 12, from: 60 })]).map(({ fromId }) => fromId)).toEqual(['a']);
  });

  it('is as cautious as Wilson', () => {
    expect(wilsonLow(10, 20)).toBeCloseTo(0.2993, 4);
    expect(wilsonLow(0, 20)).toBeCloseTo(0, 10);
    expect(wilsonLow(20, 20)).toBeCloseTo(0.8389, 4);
  });
});
