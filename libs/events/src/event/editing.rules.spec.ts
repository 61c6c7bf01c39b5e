import { timesAfter, timesAlike } from './editing.rules.js';

const before = { startsAt: new Date('2026-03-26T17:00:00Z'), endsAt: new Date('2026-03-26T18:30:00Z'), registrationClosesAt: new Date('2026-03-25T17:00:00Z'), timeZone: 'Europe/Berlin' };

describe('an edit of times', () => {
  it('moves along what is not said', () => {
    expect(timesAfter(before, { startsAt: new Date('2026-03-26T18:00:00Z') })).toEqual({ ...before, startsAt: new Date('2026-03-26T18:00:00Z'), endsAt: new Date('2026-03-26T19:30:00Z'), registrationClosesAt: new Date('2026-03-25T18:00:00Z') });
  });
  it('keeps what is said', () => expect(timesAfter(before, { endsAt: new Date('2026-03-26T19:00:00Z') }).endsAt).toEqual(new Date('2026-03-26T19:00:00Z')));
  it('moves another one by as much on the clock, although the clocks changed in between', () => {
    const after = timesAfter(before, { startsAt: new Date('2026-03-26T18:00:00Z') }); // from 18:00 to 19:00 in winter
    const other = { startsAt: new Date('2026-04-02T16:00:00Z'), endsAt: new Date('2026-04-02T17:30:00Z'), registrationClosesAt: new Date('2026-04-01T16:00:00Z'), timeZone: 'Europe/Berlin' }; // 18:00 in summer
    expect(timesAlike(other, before, after)).toEqual({ startsAt: new Date('2026-04-02T17:00:00Z'), endsAt: new Date('2026-04-02T18:30:00Z'), registrationClosesAt: new Date('2026-04-01T17:00:00Z'), timeZone: 'Europe/Berlin', clockChange: null });
  });
});
