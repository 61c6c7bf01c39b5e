import type { MemberId } from '#kernel';

/** Fewer actions than this in a week say nothing about who carries the work. */
const TOO_FEW = 5;
export const WEEKS = 4;

export interface Load {
  memberId: MemberId;
  /** How much this person did in each of the last four weeks, the present one first. */
  weeks: readonly number[];
  /** Whether one of these weeks, or one that comes, is marked as off. */
  hasWeekOff: boolean;
}
export type LoadNotice = 'CARRIES_MOST' | 'NO_WEEK_OFF';

/** What the product gently says about one operator's load, so that nobody burns out unseen. */
export function noticeFor(one: Load, all: readonly Load[]): LoadNotice | null {
  const totals = one.weeks.map((_, week) => all.reduce((sum, { weeks }) => sum + weeks[week]!, 0));
  if (all.length > 1 && one.weeks.every((count, week) => totals[week]! >= TOO_FEW && count * 2 > totals[week]!)) return 'CARRIES_MOST';
  return !one.hasWeekOff && one.weeks.every((count) => count > 0) ? 'NO_WEEK_OFF' : null;
}

const PAUSE_MS = 10 * 60_000;

/** How long somebody worked, in minutes: pauses of more than ten minutes do not count, and each sitting lasts a minute at least. */
export function minutesOf(times: readonly Date[]): number {
  const sorted = times.map((time) => time.getTime()).sort((a, b) => a - b);
  const sittings: number[] = [];
  sorted.forEach((time, i) => {
    const gap = i === 0 ? Infinity : time - sorted[i - 1]!;
    if (gap > PAUSE_MS) sittings.push(0);
    else sittings[sittings.length - 1]! += gap;
  });
  return sittings.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / 60_000)), 0);
}
