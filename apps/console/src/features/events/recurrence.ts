/** How often an event comes, as the form offers it. */
export type Repeat = 'NEVER' | 'DAILY' | 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY_DAY' | 'MONTHLY_WEEKDAY'
export const repeats = ['NEVER', 'WEEKLY', 'BIWEEKLY', 'MONTHLY_WEEKDAY', 'MONTHLY_DAY', 'DAILY'] as const satisfies Repeat[]

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Facts about the day on which it begins, on the clock of its zone. */
export function dayOf(local: string) {
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`)
  const day = date.getUTCDate()
  return { weekday: weekdays[date.getUTCDay()]!, day, nth: Math.ceil(day / 7) }
}

/** The RRULE that the choice stands for; null when it comes once. */
export function ruleOf(repeat: Repeat, local: string, count: number) {
  const { weekday, day, nth } = dayOf(local)
  const rules: Record<Exclude<Repeat, 'NEVER'>, string> = {
    DAILY: 'FREQ=DAILY',
    WEEKLY: `FREQ=WEEKLY;BYDAY=${weekday}`,
    BIWEEKLY: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    MONTHLY_DAY: `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    // The fifth Thursday is not in every month: the last one is meant.
    MONTHLY_WEEKDAY: `FREQ=MONTHLY;BYDAY=${nth > 4 ? -1 : nth}${weekday}`,
  }
  return repeat === 'NEVER' ? null : `${rules[repeat]};COUNT=${count}`
}
