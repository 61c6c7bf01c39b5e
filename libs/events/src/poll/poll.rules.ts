import { type AppError, invalidInput } from '#kernel';
import { localOf, resolve } from '../recurrence/zone.rules.js';
import { DatePollState } from './poll.entity.js';

export const FEWEST = 2;
export const MOST = 20;

interface Life {
  closesAt: Date;
  closedAt: Date | null;
  chosenOptionId: string | null;
}
export function pollState({ closesAt, closedAt, chosenOptionId }: Life, now: Date): DatePollState {
  if (chosenOptionId) return DatePollState.DECIDED;
  return closedAt || closesAt <= now ? DatePollState.CLOSED : DatePollState.OPEN;
}

interface Slot {
  at: Date;
  clockChange: 'GAP' | 'OVERLAP' | null;
}

/** The times on the clock of a zone as instants, soonest first. @throws INVALID_INPUT for what is past, or comes twice */
export function slotsFrom(locals: readonly string[], timeZone: string, now: Date): Slot[] {
  const slots = locals.map((local) => resolve(local, timeZone));
  slots.forEach(({ at }, i) => {
    if (at <= now) throw invalidInput(`input.options.${i}`, 'PAST', { ja: 'これからの日時を選んでください。', en: 'Choose a time to come.' });
    if (slots.slice(0, i).some((other) => other.at.getTime() === at.getTime())) throw invalidInput(`input.options.${i}`, 'DUPLICATE', { ja: '同じ日時が2つあります。', en: 'This time is there already.' });
  });
  return slots.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Answers may come until the last of the times. */
export function whyNotClosesAt(closesAt: Date, slots: readonly Slot[], now: Date): AppError | undefined {
  if (closesAt <= now) return invalidInput('input.closesAt', 'PAST', { ja: '締め切りは、これからの日時にしてください。', en: 'It must close later than now.' });
  if (closesAt > slots.at(-1)!.at) return invalidInput('input.closesAt', 'OUT_OF_RANGE', { ja: '締め切りは、最後の候補より前にしてください。', en: 'It must close before the last of the times.' });
  return undefined;
}

interface Counted {
  startsAt: Date;
  yesCount: number;
  maybeCount: number;
}
/** Where most can; of those alike where most perhaps can, then the soonest. What is past by now is left out; undefined while nobody can anywhere. */
export function bestOf<T extends Counted>(options: readonly T[], now: Date): T | undefined {
  const [best] = options
    .filter(({ startsAt, yesCount, maybeCount }) => startsAt > now && yesCount + maybeCount > 0)
    .sort((a, b) => b.yesCount - a.yesCount || b.maybeCount - a.maybeCount || a.startsAt.getTime() - b.startsAt.getTime());
  return best;
}

const DAY = 86_400_000;
/** Three evenings of working days, from two weeks on: what a draft asks for that nobody has thought about yet. */
export function usualTimes(now: Date, timeZone: string): string[] {
  const evenings = Array.from({ length: 6 }, (_, i) => localOf(new Date(now.getTime() + (14 + i) * DAY), timeZone).slice(0, 10))
    .filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
    .map((day) => `${day}T18:30:00`);
  return evenings.slice(0, 3);
}
