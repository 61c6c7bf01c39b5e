import fc from 'fast-check';
import { MINIMUM_CELL } from '#kernel';
import { publishable } from './suppression.rules.js';

const cells = (...counts: number[]) => counts.map((count, i) => ({ name: `d${i}`, count }));

describe('numbers about people', () => {
  it('are not told at all where too few are counted', () => {
    expect(publishable(cells(5, 4))).toEqual({ total: null, cells: [], others: null });
    expect(publishable([])).toEqual({ total: null, cells: [], others: null });
  });

  it('are told where every cell is large', () => {
    expect(publishable(cells(12, 30))).toEqual({ total: 42, cells: [{ name: 'd1', count: 30 }, { name: 'd0', count: 12 }], others: null });
  });

  it('hide a small cell together with the smallest told one, or subtraction would tell it', () => {
    expect(publishable(cells(30, 3, 12))).toEqual({ total: 45, cells: [{ name: 'd0', count: 30 }], others: 15 });
    expect(publishable(cells(30, 6, 5))).toEqual({ total: 41, cells: [{ name: 'd0', count: 30 }], others: 11 });
  });

  it('never tell a department that nobody named', () => {
    expect(publishable([{ name: '', count: 20 }, { name: 'a', count: 15 }])).toEqual({ total: 35, cells: [{ name: 'a', count: 15 }], others: 20 });
  });

  it('never stand for fewer people than the minimum cell, also after subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (counts) => {
        const { total, cells: told, others } = publishable(cells(...counts));
        const sum = counts.reduce((a, b) => a + b, 0);
        const rest = sum - told.reduce((a, { count }) => a + count, 0);
        expect(total).toBe(sum >= MINIMUM_CELL ? sum : null);
        expect(told.every(({ count }) => count >= MINIMUM_CELL)).toBe(true);
        expect(total === null || rest === 0 || rest >= MINIMUM_CELL).toBe(true);
        expect(others).toBe(total === null || rest === 0 ? null : rest);
      }),
    );
  });
});
