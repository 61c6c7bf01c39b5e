import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function formats(locale: string) {
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const dayOf = make({ month: 'short', day: 'numeric', weekday: 'short' })
  const dayAndYear = make({ year: 'numeric', month: 'short', day: 'numeric' })
  const time = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const month = make({ year: 'numeric', month: 'long' })
  const shortMonth = make({ month: 'short' })
  const weekday = make({ weekday: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const number = new Intl.NumberFormat(locale)
  const yen = new Intl.NumberFormat(locale, { style: 'currency', currency: 'JPY', currencyDisplay: 'narrowSymbol' })

  const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString()
  const dayText = (date: Date) => (date.getFullYear() === new Date().getFullYear() ? dayOf : dayAndYear).format(date)
  return {
    number: (value: number) => number.format(value),
    /** The sign that stands in fields too: Japanese would have a wide one. */
    yen: (value: number) => yen.format(value).replace('￥', '¥'),
    list: (words: readonly string[]) => list.format(words),
    day: (at: string) => dayText(new Date(at)),
    /** With the year in any year: on paper. */
    date: (at: string) => dayAndYear.format(new Date(at)),
    month: (at: string) => month.format(new Date(at)),
    shortMonth: (at: string) => shortMonth.format(new Date(at)),
    weekday: (at: string) => weekday.format(new Date(at)),
    dayNumber: (at: string) => String(new Date(at).getDate()),
    time: (at: string) => time.format(new Date(at)),
    moment: (at: string) => `${dayText(new Date(at))} ${time.format(new Date(at))}`,
    /** "12月10日(木) 12:10–12:50", in the viewer's zone. */
    span(from: string, until: string) {
      const [start, end] = [new Date(from), new Date(until)]
      const close = isSameDay(start, end) ? time.format(end) : `${dayText(end)} ${time.format(end)}`
      return `${dayText(start)} ${time.format(start)}–${close}`
    },
    days: (from: string, until: string) => `${dayText(new Date(from))} – ${dayText(new Date(until))}`,
    /** The hour on the clocks of the place, when they differ from the viewer's; else null. */
    localTime(at: string, timeZone: string) {
      const there = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
      const text = there.format(new Date(at))
      return text === time.format(new Date(at)) ? null : text
    },
    ago(at: string) {
      const past = Date.now() - Date.parse(at)
      if (past < minute) return relative.format(0, 'second')
      if (past < hour) return relative.format(-Math.floor(past / minute), 'minute')
      if (past < day) return relative.format(-Math.floor(past / hour), 'hour')
      if (past < 7 * day) return relative.format(-Math.floor(past / day), 'day')
      return dayText(new Date(at))
    },
  }
}

/** Dates, numbers and lists as the reader writes them. */
export function useFormat() {
  const { i18n } = useTranslation()
  return useMemo(() => formats(i18n.language === 'ja' ? 'ja-JP' : 'en-GB'), [i18n.language])
}

export const daysUntil = (at: string) => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / day))

/** What <input type="datetime-local"> wants, in the viewer's zone. */
export function localInput(date: Date) {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
