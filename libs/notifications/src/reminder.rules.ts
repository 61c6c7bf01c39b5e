const TOO_LATE_MS = { DAY: 22 * 3_600_000, HOUR: 3_600_000 };

/** A reminder was published long before: it is told if the event still begins then, and before the next reminder says it better, or the event has begun. */
export function isTimely({ before, startsAt }: { before: 'DAY' | 'HOUR'; startsAt: Date }, beginning: Date, now: Date): boolean {
  const due = startsAt.getTime() - (before === 'DAY' ? 24 : 1) * 3_600_000;
  return startsAt.getTime() === beginning.getTime() && now.getTime() >= due && now.getTime() < due + TOO_LATE_MS[before];
}
