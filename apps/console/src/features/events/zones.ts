/** Zones that people choose from; the community's own and the reader's come first. */
const common = ['Asia/Tokyo', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Kolkata', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Australia/Sydney', 'UTC']

export const zoneChoices = (...first: string[]) => [...new Set([...first, ...common])]

const clock = new Map<string, Intl.DateTimeFormat>()
const clockOf = (timeZone: string) => {
  const known = clock.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clock.set(timeZone, known)
  return known
}

/** What <input type="datetime-local"> wants, on the clock of a zone. */
export const localIn = (at: Date | string, timeZone: string) => clockOf(timeZone).format(new Date(at)).replace(' ', 'T').slice(0, 16)

/** The instant at which the clock of a zone says `local`; where it says so twice the first, where it never does as much later as it skips. */
export function instantOf(local: string, timeZone: string) {
  const wanted = Date.parse(`${local}Z`)
  const offset = (at: number) => Date.parse(`${clockOf(timeZone).format(new Date(at)).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
  const [before, after] = [offset(wanted - 86_400_000), offset(wanted + 86_400_000)]
  const first = wanted - Math.max(before, after)
  const found = [first, wanted - Math.min(before, after)].find((at) => at + offset(at) === wanted)
  return new Date(found ?? wanted - before).toISOString()
}
