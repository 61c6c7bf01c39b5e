const weekMs = 7 * 86_400_000;
const dayMs = 86_400_000;

const inTokyo = (day: string) => Date.parse(`${day}T00:00:00+09:00`);

/**
 * Moves the world from the day it was written for to the week of the reader, by whole weeks, so that Wednesday noon stays
 * Wednesday noon. Tokyo has no summer time, so hours stay too. What had happened stays past: the world is at most six days
 * behind the reader.
 */
export class Shift {
  readonly weeks: number;

  constructor(asOf: string, now: Date) {
    this.weeks = Math.floor((now.getTime() - inTokyo(asOf)) / weekMs);
  }

  moment(iso: string): Date {
    return this.date(new Date(iso));
  }

  date(at: Date): Date {
    return new Date(at.getTime() + this.weeks * weekMs);
  }

  /** A day such as `2026-11-16`. */
  day(day: string): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + this.weeks * 7 * dayMs).toISOString().slice(0, 10);
  }

  /** The first moment of a day in Tokyo. */
  startOfDay(day: string): Date {
    return this.date(new Date(inTokyo(day)));
  }
}
