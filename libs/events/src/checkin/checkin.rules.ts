export type Standing = 'EXPECTED' | 'ATTENDED' | 'WAITING' | 'NOT_COMING';
export type Outcome = 'CHECKED_IN' | 'ALREADY' | 'UNDONE' | 'NOT_CHECKED_IN' | 'UNDONE_SINCE' | 'WAITLISTED' | 'CANCELLED' | 'OTHER_EVENT' | 'UNKNOWN_CODE' | 'NO_SEAT';

interface Arriving {
  standing: Standing;
  undoneAt: Date | null;
}

/** What becomes of somebody who was scanned. What was scanned before it was undone, and arrives after, does not count again. */
export function arrival({ standing, undoneAt }: Arriving, at: Date): Outcome {
  if (standing === 'ATTENDED') return 'ALREADY';
  if (standing === 'WAITING') return 'WAITLISTED';
  if (undoneAt && at <= undoneAt) return 'UNDONE_SINCE';
  return standing === 'NOT_COMING' ? 'CANCELLED' : 'CHECKED_IN';
}

const CLOCK_TOLERANCE_MS = 120_000;
/** Doors open before it begins; a clock that says it was earlier is off. */
const DOORS_BEFORE_MS = 12 * 3_600_000;

interface Claim {
  claimedAt: Date;
  /** By the device's clock, when it sent its scans. */
  sentAt: Date;
  /** By the server's clock, when they arrived. */
  now: Date;
  startsAt: Date;
}

/** When it was by the server's clock, as far as the device's clock can say: never in the future, and not long before the doors opened. */
export function timeOf({ claimedAt, sentAt, now, startsAt }: Claim): Date {
  const by = claimedAt.getTime() + now.getTime() - sentAt.getTime();
  const earliest = Math.min(startsAt.getTime() - DOORS_BEFORE_MS, now.getTime());
  return new Date(Math.min(Math.max(by, earliest), now.getTime()));
}

/** How many seconds the device's clock is ahead, or behind when it is negative; null while it is right enough. */
export function clockOff(sentAt: Date, now: Date): number | null {
  const ms = sentAt.getTime() - now.getTime();
  return Math.abs(ms) > CLOCK_TOLERANCE_MS ? Math.round(ms / 1000) : null;
}

/** A link works for a day longer than the event: what was scanned without a network still arrives. */
export const closesAt = (endsAt: Date): Date => new Date(endsAt.getTime() + 24 * 3_600_000);
