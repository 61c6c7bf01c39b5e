/** The licence year that runs now: it begins in April. */
export const licenceYearOf = (now: Date) => now.getFullYear() - (now.getMonth() < 3 ? 1 : 0)

/** What a licence year can be, as the API has it. */
export const isYear = (value: number | string) => Number.isInteger(Number(value)) && Number(value) >= 2000 && Number(value) <= 2100
