/** Days of the calendar as `YYYY-MM-DD`, which compare as days do. Counting days knows no clock, so no summer time either. */
const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day that it is in a zone. */
export const dayIn = (timeZone: string, now: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

export const addDays = (day: string, days: number): string => new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS);

/** Monday is 1. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7;

/** The Monday of its week. */
export const weekOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
