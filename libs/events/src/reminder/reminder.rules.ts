const MINUTE = 60_000;
const AHEAD = { DAY: 24 * 60 * MINUTE, HOUR: 60 * MINUTE };

export type Reminder = keyof typeof AHEAD;

/** When it is said that an event begins then. */
export const reminderAt = (before: Reminder, startsAt: Date): Date => new Date(startsAt.getTime() - AHEAD[before]);

/** What there is still time to say. */
export const remindersOf = (startsAt: Date, now: Date): Reminder[] => (['DAY', 'HOUR'] as const).filter((before) => reminderAt(before, startsAt) > now);
