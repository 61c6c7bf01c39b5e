import { localOf, resolve, shifted } from '../recurrence/zone.rules.js';

interface Times {
  startsAt: Date;
  endsAt: Date;
  registrationClosesAt: Date;
  timeZone: string;
}
type NewTimes = { [K in keyof Times]?: Times[K] | undefined };

const by = (time: Date, ms: number): Date => new Date(time.getTime() + ms);

/** The times after an edit: what is not said moves along with the beginning. */
export function timesAfter(before: Times, { startsAt = before.startsAt, endsAt, registrationClosesAt, timeZone = before.timeZone }: NewTimes): Times {
  const moved = startsAt.getTime() - before.startsAt.getTime();
  return { startsAt, endsAt: endsAt ?? by(before.endsAt, moved), registrationClosesAt: registrationClosesAt ?? by(before.registrationClosesAt, moved), timeZone };
}

/**
 * The times of another event of the series when `before` became `after`: moved by as much on the clock, so that six in the evening becomes seven on
 * each day, whatever the clocks do in between; and as long as `after`.
 */
export function timesAlike(other: Times, before: Times, after: Times): Times & { clockChange: 'GAP' | 'OVERLAP' | null } {
  const zone = after.timeZone;
  const local = shifted(localOf(other.startsAt, other.timeZone), localOf(before.startsAt, before.timeZone), localOf(after.startsAt, zone));
  const { at: startsAt, clockChange } = resolve(local, zone);
  const span = (time: Date): Date => by(startsAt, time.getTime() - after.startsAt.getTime());
  return { startsAt, endsAt: span(after.endsAt), registrationClosesAt: span(after.registrationClosesAt), timeZone: zone, clockChange };
}
