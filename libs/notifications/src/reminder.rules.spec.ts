import { isTimely } from './reminder.rules.js';

const startsAt = new Date('2026-05-08T09:00:00Z');
const before = (hours: number): Date => new Date(startsAt.getTime() - hours * 3_600_000);

describe('a reminder', () => {
  it.each([
    ['DAY', 24, true],
    ['DAY', 3, true],
    ['DAY', 1.5, false],
    ['HOUR', 1, true],
    ['HOUR', 0.2, true],
    ['HOUR', 0, false],
    ['HOUR', -1, false],
  ] as const)('of the %s is told %d hours before: %s', (which, hours, expected) => expect(isTimely({ before: which, startsAt }, startsAt, before(hours))).toBe(expected));
  it('of another time is not told', () => expect(isTimely({ before: 'DAY', startsAt }, before(-1), before(24))).toBe(false));
});
