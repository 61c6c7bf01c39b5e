import { slotsOf } from './recurrence.rules.js';
import { localOf, resolve, shifted } from './zone.rules.js';

const START = '2026-03-05T18:30:00';
const slots = (rule: string, exceptOn: string[] = [], zone = 'Asia/Tokyo', start = START) => slotsOf({ rule, exceptOn }, start, zone).slots;
const details = (rule: string, exceptOn?: string[]) => {
  try {
    slots(rule, exceptOn);
  } catch (error) {
    return (error as { details: object }).details;
  }
  return undefined;
};

describe('a recurrence', () => {
  it('takes place on the days that its rule says, at the same time of day', () => {
    expect(slots('FREQ=WEEKLY;BYDAY=TH;COUNT=3').map(({ slot, at }) => [slot, at.toISOString()])).toEqual([
      ['2026-03-05T18:30:00', '2026-03-05T09:30:00.000Z'],
      ['2026-03-12T18:30:00', '2026-03-12T09:30:00.000Z'],
      ['2026-03-19T18:30:00', '2026-03-19T09:30:00.000Z'],
    ]);
  });
  it('ends on a day, that day included', () => expect(slots('FREQ=WEEKLY;BYDAY=TH;UNTIL=20260319')).toHaveLength(3));
  it('ends at an instant', () => expect(slots('FREQ=WEEKLY;BYDAY=TH;UNTIL=20260319T093000Z')).toHaveLength(3));
  it('leaves days out, which count for its end all the same', () => expect(slots('FREQ=WEEKLY;BYDAY=TH;COUNT=3', ['2026-03-12']).map((s) => s.slot.slice(0, 10))).toEqual(['2026-03-05', '2026-03-19']));
  it('knows the first Thursday of a month', () => expect(slots('FREQ=MONTHLY;BYDAY=1TH;COUNT=3').map((s) => s.slot.slice(0, 10))).toEqual(['2026-03-05', '2026-04-02', '2026-05-07']));
  it('may leave out the first day too', () => expect(slots('FREQ=WEEKLY;BYDAY=TH;COUNT=2', ['2026-03-05'])).toHaveLength(1));
  it.each([
    ['FREQ=WEEKLY;BYDAY=TH', 'ENDLESS'],
    ['FREQ=WEEKLY;BYDAY=TH;UNTIL=20280401', 'TOO_LONG'],
    ['FREQ=MONTHLY;BYDAY=1TH;COUNT=30', 'TOO_LONG'],
    ['FREQ=DAILY;COUNT=401', 'TOO_MANY'],
    ['FREQ=WEEKLY;BYDAY=FR;COUNT=3', 'START_NOT_IN_RULE'],
    ['FREQ=HOURLY;COUNT=3', 'INVALID_RULE'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20260401', 'INVALID_RULE'],
    ['FREQ=WEEKLY;COUNT=3;COUNT=4', 'INVALID_RULE'],
    ['FREQ=WEEKLY;COUNT=3\r\nATTACH:x', 'INVALID_RULE'],
    ['FREQ=WEEKLY;UNTIL=20261399', 'INVALID_RULE'],
    ['BYDAY=TH;COUNT=3', 'INVALID_RULE'],
    ['', 'INVALID_RULE'],
  ])('is not made of %j: %s', (rule, reason) => expect(details(rule)).toEqual({ field: 'input.recurrence.rule', reason }));
  it('takes place at least once', () => expect(details('FREQ=WEEKLY;BYDAY=TH;COUNT=1', ['2026-03-05'])).toEqual({ field: 'input.recurrence.exceptOn', reason: 'NOTHING_LEFT' }));
});

describe('when the clocks change', () => {
  it('six in the evening stays six in the evening', () => {
    const found = slots('FREQ=WEEKLY;BYDAY=TH;COUNT=5', [], 'Europe/Berlin');
    expect(new Set(found.map(({ at }) => localOf(at, 'Europe/Berlin').slice(11)))).toEqual(new Set(['18:30:00']));
    expect(new Set(found.map(({ at }) => at.toISOString().slice(11, 16)))).toEqual(new Set(['17:30', '16:30']));
  });
  it('a time that is skipped comes as much later, and says so', () => {
    expect(resolve('2026-03-29T02:30', 'Europe/Berlin')).toEqual({ at: new Date('2026-03-29T01:30:00Z'), clockChange: 'GAP' });
    expect(slots('FREQ=DAILY;COUNT=3', [], 'Europe/Berlin', '2026-03-28T02:30:00').map((s) => s.clockChange)).toEqual([null, 'GAP', null]);
  });
  it('a time that comes twice is the first one, and says so', () => expect(resolve('2026-10-25T02:30', 'Europe/Berlin')).toEqual({ at: new Date('2026-10-25T00:30:00Z'), clockChange: 'OVERLAP' }));
  it('half an hour is enough', () => expect(resolve('2026-10-04T02:15', 'Australia/Lord_Howe').clockChange).toBe('GAP'));
  it('what is moved is moved on the clock', () => expect(shifted('2026-03-30T18:00:00', '2026-03-23T18:00:00', '2026-03-24T19:15:00')).toBe('2026-03-31T19:15:00'));
});
