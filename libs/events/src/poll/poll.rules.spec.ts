import { bestOf, pollState, slotsFrom, usualTimes, whyNotClosesAt } from './poll.rules.js';

const now = new Date('2026-03-01T00:00:00Z');
const at = (time: string) => new Date(time);

describe('the times of a date poll', () => {
  it('are those on the clock of the zone, soonest first', () => {
    expect(slotsFrom(['2026-03-30T18:30:00', '2026-03-28T18:30:00'], 'Europe/Berlin', now)).toEqual([
      { at: at('2026-03-28T17:30:00Z'), clockChange: null },
      { at: at('2026-03-30T16:30:00Z'), clockChange: null }, // summer time began in between
    ]);
  });
  it('say what the change of the clocks does to them', () => {
    expect(slotsFrom(['2026-03-29T02:30:00', '2026-10-25T02:30:00'], 'Europe/Berlin', now)).toEqual([
      { at: at('2026-03-29T01:30:00Z'), clockChange: 'GAP' },
      { at: at('2026-10-25T00:30:00Z'), clockChange: 'OVERLAP' },
    ]);
  });
  it('are to come', () => expect(() => slotsFrom(['2026-03-02T10:00:00', '2026-03-01T08:00:00'], 'Asia/Tokyo', now)).toThrow(expect.objectContaining({ details: expect.objectContaining({ field: 'input.options.1', reason: 'PAST' }) })));
  it('come once, also where the clocks make two of them one', () => {
    expect(() => slotsFrom(['2026-03-29T02:30:00', '2026-03-29T03:30:00'], 'Europe/Berlin', now)).toThrow(expect.objectContaining({ details: expect.objectContaining({ field: 'input.options.1', reason: 'DUPLICATE' }) }));
  });
  it('are three evenings of working days when nobody said anything', () => {
    // Two weeks after a Sunday is one too.
    expect(usualTimes(now, 'Asia/Tokyo')).toEqual(['2026-03-16T18:30:00', '2026-03-17T18:30:00', '2026-03-18T18:30:00']);
    expect(usualTimes(at('2026-03-12T20:00:00Z'), 'Asia/Tokyo')).toEqual(['2026-03-27T18:30:00', '2026-03-30T18:30:00', '2026-03-31T18:30:00']);
  });
});

describe('a date poll', () => {
  const slots = slotsFrom(['2026-03-10T10:00:00', '2026-03-12T10:00:00'], 'UTC', now);
  it('closes in time to come, before the last of its times', () => {
    expect(whyNotClosesAt(at('2026-03-11T00:00:00Z'), slots, now)).toBeUndefined();
    expect(whyNotClosesAt(now, slots, now)).toMatchObject({ details: { reason: 'PAST' } });
    expect(whyNotClosesAt(at('2026-03-12T10:00:01Z'), slots, now)).toMatchObject({ details: { reason: 'OUT_OF_RANGE' } });
  });
  it('is open until its time, its owner, or a decision', () => {
    const life = { closesAt: at('2026-03-02T00:00:00Z'), closedAt: null, chosenOptionId: null };
    expect(pollState(life, now)).toBe('OPEN');
    expect(pollState(life, life.closesAt)).toBe('CLOSED');
    expect(pollState({ ...life, closedAt: now }, now)).toBe('CLOSED');
    expect(pollState({ ...life, closedAt: now, chosenOptionId: 'x' }, now)).toBe('DECIDED');
  });
});

describe('the best of the times', () => {
  const option = (day: number, yesCount: number, maybeCount: number) => ({ startsAt: at(`2026-03-${String(day).padStart(2, '0')}T10:00:00Z`), yesCount, maybeCount });
  it('is where most can', () => expect(bestOf([option(3, 2, 9), option(4, 3, 0)], now)).toEqual(option(4, 3, 0)));
  it('is, of those alike, where most perhaps can, and then the soonest', () => {
    expect(bestOf([option(3, 2, 0), option(4, 2, 1)], now)).toEqual(option(4, 2, 1));
    expect(bestOf([option(5, 2, 1), option(4, 2, 1)], now)).toEqual(option(4, 2, 1));
  });
  it('is to come', () => expect(bestOf([{ ...option(1, 9, 0), startsAt: now }, option(4, 1, 0)], now)).toEqual(option(4, 1, 0)));
  it('is none while nobody can', () => expect(bestOf([option(4, 0, 0)], now)).toBeUndefined());
});
