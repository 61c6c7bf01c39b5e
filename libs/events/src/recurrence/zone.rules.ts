import { Temporal } from 'temporal-polyfill';

/** What happened to a time of day on the day on which the clocks change: it did not exist, or it came twice. */
export type ClockChange = 'GAP' | 'OVERLAP';

export interface Resolved {
  at: Date;
  clockChange: ClockChange | null;
}

/** A zone by its IANA name; offsets such as +09:00 know no summer time, so they are not accepted. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * When it is in a zone as late as `local` says (`2026-03-29T02:30`). A time that the clocks skip is taken as much later as they skip, one
 * that comes twice is taken the first time, as RFC 5545 has it.
 */
export function resolve(local: string, timeZone: string): Resolved {
  const plain = Temporal.PlainDateTime.from(local);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const clockChange = !zoned.toPlainDateTime().equals(plain) ? 'GAP' : later.epochMilliseconds !== zoned.epochMilliseconds ? 'OVERLAP' : null;
  return { at: new Date(zoned.epochMilliseconds), clockChange };
}

/** What the clocks of a zone say at an instant, to the second: `2026-03-29T02:30:00`. */
export function localOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** `local` and as much time as lies between `from` and `to` on the clock. */
export function shifted(local: string, from: string, to: string): string {
  const distance = Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to), { largestUnit: 'day' });
  return Temporal.PlainDateTime.from(local).add(distance).toString({ smallestUnit: 'second' });
}
