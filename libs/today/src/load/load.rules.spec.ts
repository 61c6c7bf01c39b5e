import type { MemberId } from '#kernel';
import { type Load, minutesOf, noticeFor } from './load.rules.js';

const load = (weeks: number[], hasWeekOff = false): Load => ({ memberId: 'm' as MemberId, weeks, hasWeekOff });

describe('a notice about the load', () => {
  it('comes when one person carries more than half in each of four weeks', () => {
    const most = load([6, 6, 6, 6], true);
    expect(noticeFor(most, [most, load([5, 5, 5, 5], true)])).toBe('CARRIES_MOST');
    expect(noticeFor(most, [most, load([6, 0, 0, 0], true)])).toBeNull();
  });
  it('does not come of a handful of actions, nor where one operates alone', () => {
    const few = load([4, 4, 4, 4], true);
    expect(noticeFor(few, [few, load([0, 0, 0, 0])])).toBeNull();
    const alone = load([9, 9, 9, 9], true);
    expect(noticeFor(alone, [alone])).toBeNull();
  });
  it('comes when every week had work and none was off', () => {
    const busy = load([1, 2, 1, 1]);
    expect(noticeFor(busy, [busy, load([9, 9, 9, 9], true)])).toBe('NO_WEEK_OFF');
    expect(noticeFor(load([1, 0, 1, 1]), [busy, load([9, 9, 9, 9])])).toBeNull();
    expect(noticeFor(load([1, 2, 1, 1], true), [busy, load([9, 9, 9, 9])])).toBeNull();
  });
});

describe('minutes', () => {
  const at = (...seconds: number[]): Date[] => seconds.map((s) => new Date(s * 1000));
  it('count sittings and leave pauses out', () => {
    expect(minutesOf([])).toBe(0);
    expect(minutesOf(at(0))).toBe(1);
    expect(minutesOf(at(200, 0, 400))).toBe(7);
    expect(minutesOf(at(0, 300, 300 + 601, 300 + 601 + 60))).toBe(6);
  });
});
