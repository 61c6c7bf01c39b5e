import { average, distribution, isOpen } from './survey.rules.js';

const end = new Date('2026-03-05T10:00:00Z');
const days = (n: number): Date => new Date(end.getTime() + n * 86_400_000);

it.each([[-1, false], [0, true], [29, true], [30, false]])('%i days after the end: %s', (n, open) => expect(isOpen({ endsAt: end, cancelledAt: null }, days(n))).toBe(open));
it('is closed for what was called off', () => expect(isOpen({ endsAt: end, cancelledAt: end }, days(1))).toBe(false));
it('counts and averages', () => {
  expect(distribution([5, 5, 4, 1])).toEqual([1, 0, 0, 1, 2]);
  expect([average([5, 4, 4]), average([])]).toEqual([4.3, null]);
});
