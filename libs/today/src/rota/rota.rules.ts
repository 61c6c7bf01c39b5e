import type { MemberId } from '#kernel';
import { addDays, daysBetween, weekOf, weekdayOf } from '../day/day.rules.js';
import { RotaRhythm } from './rota.entity.js';

export interface Plan {
  rhythm: RotaRhythm;
  /** By weekday: seven, Monday first, null where nobody is. By week: who comes after whom. */
  slots: readonly (MemberId | null)[];
  /** By week: a day of the week in which the first of them is on duty. */
  fromOn: string;
}
export interface Circumstances {
  plan: Plan | null;
  /** Who took over, by the first day of the time that was swapped. */
  swaps: ReadonlyMap<string, MemberId>;
  /** Those who may be on duty at all. */
  operators: ReadonlySet<MemberId>;
  /** Whether this person takes the week of this Monday off. */
  isOff(member: MemberId, week: string): boolean;
}
export interface Duty {
  day: string;
  memberId: MemberId | null;
  /** Somebody took over by agreement. */
  isSwapped: boolean;
  /** Whose turn it would have been, when that person is off or no longer an operator. */
  insteadOf: MemberId | null;
}

/** The first day of the time that one turn lasts: a day, or a week. */
export const turnOf = (rhythm: RotaRhythm, day: string): string => (rhythm === RotaRhythm.WEEK ? weekOf(day) : day);

function placeOf({ rhythm, slots, fromOn }: Plan, day: string): number {
  if (rhythm === RotaRhythm.WEEKDAY) return weekdayOf(day) - 1;
  const weeks = daysBetween(weekOf(fromOn), weekOf(day)) / 7;
  return ((weeks % slots.length) + slots.length) % slots.length;
}

/** Who is on duty that day. Whoever takes the week off is skipped: the next one in the order comes in. */
export function dutyOn(day: string, { plan, swaps, operators, isOff }: Circumstances): Duty {
  const nobody: Duty = { day, memberId: null, isSwapped: false, insteadOf: null };
  if (!plan || plan.slots.length === 0) return nobody;
  const week = weekOf(day);
  const isThere = (member: MemberId): boolean => operators.has(member) && !isOff(member, week);

  const swapped = swaps.get(turnOf(plan.rhythm, day));
  if (swapped && isThere(swapped)) return { ...nobody, memberId: swapped, isSwapped: true };
  const place = placeOf(plan, day);
  const planned = plan.slots[place] ?? null;
  if (!planned) return nobody;
  if (isThere(planned)) return { ...nobody, memberId: planned };
  const following = plan.slots.map((_, i) => plan.slots[(place + i) % plan.slots.length]!);
  return { ...nobody, memberId: following.find((member) => member !== null && isThere(member)) ?? null, insteadOf: planned };
}

export const dutiesFrom = (day: string, count: number, circumstances: Circumstances): Duty[] => Array.from({ length: count }, (_, i) => dutyOn(addDays(day, i), circumstances));
