import { arrival, clockOff, closesAt, timeOf } from './checkin.rules.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 5, 9, minutes));

describe('an arrival', () => {
  it.each([
    ['EXPECTED', null, 'CHECKED_IN'],
    ['EXPECTED', at(-1), 'CHECKED_IN'],
    ['EXPECTED', at(0), 'UNDONE_SINCE'],
    ['EXPECTED', at(1), 'UNDONE_SINCE'],
    ['ATTENDED', null, 'ALREADY'],
    ['ATTENDED', at(1), 'ALREADY'],
    ['WAITING', null, 'WAITLISTED'],
    ['NOT_COMING', null, 'CANCELLED'],
  ] as const)('of somebody who is %s, undone %s: %s', (standing, undoneAt, outcome) => expect(arrival({ standing, undoneAt }, at(0))).toBe(outcome));
});

describe('the time of an arrival', () => {
  const time = (claimed: number, sent: number, now = 30, starts = 0) => timeOf({ claimedAt: at(claimed), sentAt: at(sent), now: at(now), startsAt: at(starts) });
  it('is what the device says when its clock is right', () => expect(time(10, 30)).toEqual(at(10)));
  it('is corrected by as much as the clock is ahead or behind', () => {
    expect(time(10 + 600, 30 + 600)).toEqual(at(10));
    expect(time(10 - 600, 30 - 600)).toEqual(at(10));
  });
  it('is not in the future', () => expect(time(50, 30)).toEqual(at(30)));
  it('is not long before the doors opened', () => expect(time(-10_000, 30)).toEqual(at(-720)));
  it('is now when it begins on another day', () => expect(time(-10_000, 30, 30, 10_000)).toEqual(at(30)));
});

it.each([[0, null], [2, null], [-2, null], [3, 180], [-3, -180]])('a clock that is %i minutes ahead: %s', (minutes, off) => expect(clockOff(at(minutes), at(0))).toBe(off));
it('a link works for a day longer', () => expect(closesAt(at(0))).toEqual(new Date(Date.UTC(2026, 2, 6, 9))));
