/** A space that somebody has not opened yet has no history for them: only what came in these days is new. */
export const FRESH_DAYS = 14;

/** Nobody counts further: "99+". */
export const COUNT_LIMIT = 100;

const HOUR = 3_600_000;
/** Who comes again within this time was not away. */
export const VISIT_ENDS_AFTER = 4 * HOUR;
/** A visit is not written down anew with each page. */
const NOTED_EVERY = HOUR / 12;

export interface VisitTimes {
  /** When the person was last seen here. */
  seenAt: Date;
  /** The end of the visit before this one; null during the first. */
  awaySince: Date | null;
}

/** The times after somebody is seen at `now`; undefined when nothing has to be written down. */
export function visited(before: VisitTimes | undefined, now: Date): VisitTimes | undefined {
  if (!before) return { seenAt: now, awaySince: null };
  const gap = now.getTime() - before.seenAt.getTime();
  if (gap >= VISIT_ENDS_AFTER) return { seenAt: now, awaySince: before.seenAt };
  return gap >= NOTED_EVERY ? { ...before, seenAt: now } : undefined;
}
