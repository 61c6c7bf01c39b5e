const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** When the hour of the clock began. */
export const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / HOUR) * HOUR);

/** Whether the limits for new members hold for somebody who joined then. */
export const isNewcomer = (joinedAt: Date, newcomerDays: number, now: Date): boolean => now.getTime() - joinedAt.getTime() < newcomerDays * DAY;
