import type { MemberId } from '#kernel';
import { addDays, dayIn, weekOf, weekdayOf } from '../day/day.rules.js';
import { RotaRhythm } from './rota.entity.js';
import { type Circumstances, dutiesFrom, dutyOn } from './rota.rules.js';

const [ann, bea, cho] = ['ann', 'bea', 'cho'] as MemberId[] as [MemberId, MemberId, MemberId];
const MONDAY = '2026-03-23';
const given = (more: Partial<Circumstances>, off: Record<string, string[]> = {}): Circumstances => ({
  plan: { rhythm: RotaRhythm.WEEKDAY, slots: [ann, bea, ann, bea, cho, null, null], fromOn: MONDAY },
  swaps: new Map(),
  operators: new Set([ann, bea, cho]),
  isOff: (member, week) => off[member]?.includes(week) ?? false,
  ...more,
});
const names = (circumstances: Circumstances, count = 7): (string | null)[] => dutiesFrom(MONDAY, count, circumstances).map((duty) => duty.memberId);

describe('the rota by weekday', () => {
  it('has a person for each day, and nobody where nobody is', () => {
    expect(names(given({}))).toEqual([ann, bea, ann, bea, cho, null, null]);
    expect(dutyOn(MONDAY, given({ plan: null }))).toEqual({ day: MONDAY, memberId: null, isSwapped: false, insteadOf: null });
  });
  it('skips who is off that week, and only that week; the days without anybody stay so', () => {
    const circumstances = given({}, { ann: [MONDAY] });
    expect(names(circumstances, 8)).toEqual([bea, bea, bea, bea, cho, null, null, ann]);
    expect(dutyOn(MONDAY, circumstances).insteadOf).toBe(ann);
  });
  it('skips who is no operator any more, and is empty when nobody is there', () => {
    expect(names(given({ operators: new Set([cho]) }))).toEqual([cho, cho, cho, cho, cho, null, null]);
    expect(names(given({}, { ann: [MONDAY], bea: [MONDAY], cho: [MONDAY] }))).toEqual([null, null, null, null, null, null, null]);
  });
  it('lets somebody take over one day, unless that person is off', () => {
    const swaps = new Map([[MONDAY, cho]]);
    expect(dutyOn(MONDAY, given({ swaps }))).toMatchObject({ memberId: cho, isSwapped: true });
    expect(dutyOn(MONDAY, given({ swaps }, { cho: [MONDAY] }))).toMatchObject({ memberId: ann, isSwapped: false });
  });
});

describe('the rota by week', () => {
  const plan = { rhythm: RotaRhythm.WEEK, slots: [ann, bea, cho], fromOn: '2026-03-25' };
  const week = (n: number): string => addDays(MONDAY, 7 * n);
  it('turns from Monday to Sunday, backwards too, whatever summer time does', () => {
    const circumstances = given({ plan });
    expect([-1, 0, 1, 2, 3].map((n) => dutyOn(week(n), circumstances).memberId)).toEqual([cho, ann, bea, cho, ann]);
    // Europe's clocks go forward on 29 March 2026, a Sunday.
    expect(dutyOn('2026-03-29', circumstances).memberId).toBe(ann);
    expect(dutyOn('2026-03-30', circumstances).memberId).toBe(bea);
  });
  it('skips the one who is off, and the turns after it stay as they were', () => {
    expect([0, 1, 2].map((n) => dutyOn(week(n), given({ plan }, { bea: [week(1)] })).memberId)).toEqual([ann, cho, cho]);
  });
  it('swaps whole weeks', () => {
    const circumstances = given({ plan, swaps: new Map([[week(1), ann]]) });
    expect([6, 7, 13, 14].map((n) => dutyOn(addDays(MONDAY, n), circumstances).memberId)).toEqual([ann, ann, ann, cho]);
  });
});

describe('a day', () => {
  it('is that of the zone, on both sides of midnight and of summer time', () => {
    const moment = new Date('2026-03-28T23:30:00Z');
    expect([dayIn('Asia/Tokyo', moment), dayIn('Europe/Berlin', moment), dayIn('America/New_York', moment)]).toEqual(['2026-03-29', '2026-03-29', '2026-03-28']);
    expect([dayIn('Europe/Berlin', new Date('2026-03-29T21:59:00Z')), dayIn('Europe/Berlin', new Date('2026-03-29T22:00:00Z'))]).toEqual(['2026-03-29', '2026-03-30']);
  });
  it('belongs to the week of its Monday', () => {
    expect(weekdayOf('2026-03-29')).toBe(7);
    expect(weekOf('2026-03-29')).toBe('2026-03-23');
    expect(weekOf('2027-01-01')).toBe('2026-12-28');
  });
});
