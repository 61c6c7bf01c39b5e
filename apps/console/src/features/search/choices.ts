export const searchKinds = ['POST', 'COMMENT', 'PERSON', 'EVENT'] as const
export type SearchKindChoice = (typeof searchKinds)[number]

export const searchPeriods = ['week', 'month', 'year'] as const
export type SearchPeriod = (typeof searchPeriods)[number]

const DAYS: Record<SearchPeriod, number> = { week: 7, month: 30, year: 365 }
const day = 86_400_000

/** From when on, at the beginning of an hour, so that the same search is the same question for a while. */
export const since = (period: SearchPeriod | undefined) => (period ? new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - DAYS[period] * day).toISOString() : null)
