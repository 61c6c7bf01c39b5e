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

/** From one change of the clocks of a zone to the next, in milliseconds, and by how much they are ahead of UTC meanwhile. */
interface Stretch {
  from: number;
  to: number;
  ahead: number;
}

const stretches = new Map<string, Stretch[]>();

/** The stretch of an instant. Each is looked up once: a calendar asks for the same ones thousands of times. */
function stretchOf(at: number, timeZone: string): Stretch {
  const known = stretches.get(timeZone) ?? [];
  const found = known.find(({ from, to }) => from <= at && at < to);
  if (found) return found;
  // A millisecond later, so that the change that happens just now is the one before.
  const zoned = Temporal.Instant.fromEpochMilliseconds(at + 1).toZonedDateTimeISO(timeZone);
  const stretch = {
    from: zoned.getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    to: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    ahead: zoned.offsetNanoseconds / 1_000_000,
  };
  stretches.set(timeZone, [...known, stretch]);
  return stretch;
}

const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 19);
/** No clock is ever changed by as much. */
const FAR = 2 * 86_400_000;

/** {@link resolve} for a time that is far from any change of the clocks. */
function far(local: string, timeZone: string): Date | undefined {
  const clock = Date.parse(`${local}Z`);
  if (Number.isNaN(clock) || !isoOf(clock).startsWith(local)) return undefined;
  const { from, to, ahead } = stretchOf(clock, timeZone);
  const at = clock - ahead;
  return from + FAR <= at && at < to - FAR ? new Date(at) : undefined;
}

/**
 * When it is in a zone as late as `local` says (`2026-03-29T02:30`). A time that the clocks skip is taken as much later as they skip, one
 * that comes twice is taken the first time, as RFC 5545 has it.
 */
export function resolve(local: string, timeZone: string): Resolved {
  const simply = far(local, timeZone);
  if (simply) return { at: simply, clockChange: null };
  const plain = Temporal.PlainDateTime.from(local);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const clockChange = !zoned.toPlainDateTime().equals(plain) ? 'GAP' : later.epochMilliseconds !== zoned.epochMilliseconds ? 'OVERLAP' : null;
  return { at: new Date(zoned.epochMilliseconds), clockChange };
}

/** What the clocks of a zone say at an instant, to the second: `2026-03-29T02:30:00`. */
export function localOf(at: Date, timeZone: string): string {
  return isoOf(at.getTime() + stretchOf(at.getTime(), timeZone).ahead);
}

/** `local` and as much time as lies between `from` and `to` on the clock. */
export function shifted(local: string, from: string, to: string): string {
  const distance = Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to), { largestUnit: 'day' });
  return Temporal.PlainDateTime.from(local).add(distance).toString({ smallestUnit: 'second' });
}
