import { isOffered, whyNotAsk } from './booking.rules.js';

const day = (n: number): Date => new Date(Date.UTC(2030, 0, n));

describe('a time for a venue', () => {
  it.each([
    ['is over', 1, 3, 'input.startsAt'],
    ['ends before it begins', 5, 4, 'input.endsAt'],
    ['is longer than a month', 5, 37, 'input.endsAt'],
  ])('that %s is refused', (_why, from, until, field) => {
    expect(whyNotAsk({ startsAt: day(from), endsAt: day(until) }, day(2))?.details).toEqual({ field, reason: 'OUT_OF_RANGE' });
  });

  it('to come is not', () => {
    expect(whyNotAsk({ startsAt: day(5), endsAt: day(6) }, day(2))).toBeUndefined();
  });

  const offer = { direction: 'OFFER', kind: 'VENUE', state: 'PUBLISHED', availableFrom: day(3), availableUntil: day(10) };
  it.each([
    [{}, 3, 10, true],
    [{}, 2, 5, false],
    [{}, 9, 11, false],
    [{ direction: 'NEED' }, 4, 5, false],
    [{ kind: 'SPEAKER' }, 4, 5, false],
    [{ state: 'PAUSED' }, 4, 5, false],
    [{ state: 'WITHDRAWN' }, 4, 5, false],
  ])('with %o, day %i to %i, is offered: %s', (change, from, until, expected) => {
    expect(isOffered({ ...offer, ...change }, { startsAt: day(from), endsAt: day(until) })).toBe(expected);
  });
});
