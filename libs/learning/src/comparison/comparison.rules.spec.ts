import { hiddenOf, ratesOf, showsTotal, totalOf } from './comparison.rules.js';

const people = (...invited: number[]) => [...hiddenOf(invited)].sort();

describe('the comparison', () => {
  it('hides communities with fewer than ten people', () => {
    expect(people(40, 9, 25, 8, 30, 7)).toEqual([1, 3, 5]);
    expect(people(40, 10, 25)).toEqual([]);
  });

  it('hides the next smallest as well, where the total would give one away', () => {
    expect(people(40, 9, 25, 30)).toEqual([1, 2, 3]);
    expect(people(40, 2, 25, 3, 30)).toEqual([1, 2, 3, 4]);
  });

  it('gives no hidden one away to another hidden one, which knows its own people', () => {
    // Twelve people know of themselves: the other hidden ones must not be nine.
    expect(people(40, 9, 12, 30, 25)).toEqual([1, 2, 4]);
    expect(people(40, 9, 1, 12, 30, 25)).toEqual([1, 2, 3]);
  });

  it('tells no total when even all of them together would give one away', () => {
    const total = (...invited: number[]) => showsTotal(invited, hiddenOf(invited));
    expect([total(1, 2, 3, 3, 4), total(40, 9, 0, 0, 0), total(9, 9, 9, 1, 2), total(40, 30, 20, 10, 10)]).toEqual([false, false, true, true]);
  });

  it('never shows fewer than ten people, to nobody outside and to no insider, whatever is hidden', () => {
    for (let round = 0; round < 2_000; round++) {
      const invited = Array.from({ length: 11 }, (_, i) => ((round * 7 + i * i * 13 + (round % (i + 2)) * 5) % 40));
      const hidden = hiddenOf(invited);
      const shown = invited.filter((n, i) => n > 0 && !hidden.has(i));
      expect(shown.every((n) => n >= 10)).toBe(true);
      if (hidden.size === 0 || !showsTotal(invited, hidden)) continue;
      const rest = invited.reduce((sum, n) => sum + n, 0) - shown.reduce((sum, n) => sum + n, 0);
      for (const insider of hidden) expect(rest - invited[insider]!).toBeGreaterThanOrEqual(10);
    }
  });

  it('does not hide the empty ones: there is nobody to protect', () => {
    expect(people(40, 0, 25)).toEqual([]);
  });

  it('tells rates with their denominators', () => {
    const one = { invited: 12, joined: 12, enrolled: 11, started: 9, completed: 4, finished: 1 };
    expect(ratesOf(one).map((r) => [r.step, r.numerator, r.denominator, r.percent])).toEqual([['JOINED', 12, 12, 100], ['ENROLLED', 11, 12, 91.7], ['STARTED', 9, 12, 75], ['COMPLETED', 4, 12, 33.3], ['FINISHED', 1, 12, 8.3]]);
    expect(totalOf([one, one])).toMatchObject({ invited: 24, finished: 2 });
  });
});
