import { useQuery } from '@apollo/client/react'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import classes from './MonthView.module.css'

const MonthQuery = graphql(`
  query EventsOfMonth($from: DateTime!, $until: DateTime!) {
    events(filter: { from: $from, until: $until }, first: 100) {
      nodes { id title startsAt endsAt status partner { id } viewerRegistration { id state } }
    }
  }
`)
const pad = (value: number) => String(value).padStart(2, '0')
const nameOf = (year: number, month: number) => {
  const date = new Date(year, month, 1)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}`
}
export const thisMonth = () => nameOf(new Date().getFullYear(), new Date().getMonth())

/** A month as on a wall calendar, from Monday on; on a phone only the days on which there is something. */
export function MonthView({ month }: { month: string }) {
  const { t, i18n } = useTranslation()
  const { slug } = useViewer()
  const format = useFormat()
  const [year = 2026, number = 1] = month.split('-').map(Number)
  const first = new Date(year, number - 1, 1)
  const start = new Date(year, number - 1, 1 - ((first.getDay() + 6) % 7))
  const weeks = Math.ceil((((first.getDay() + 6) % 7) + new Date(year, number, 0).getDate()) / 7)
  const days = Array.from({ length: weeks * 7 }, (_, i) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + i))
  const query = useQuery(MonthQuery, { variables: { from: start.toISOString(), until: new Date(start.getFullYear(), start.getMonth(), start.getDate() + weeks * 7).toISOString() } })
  const params = { tenant: slug }
  const weekday = new Intl.DateTimeFormat(i18n.language === 'ja' ? 'ja-JP' : 'en-GB', { weekday: 'short' })
  const today = new Date().toDateString()
  const turn = (by: number) => ({ view: 'month' as const, month: nameOf(year, number - 1 + by) })
  return (
    <section aria-labelledby="month">
      <div className={classes.head}>
        <h2 id="month" className={classes.name} aria-live="polite">
          {format.month(first.toISOString())}
        </h2>
        <ButtonLink to="/c/$tenant/events" params={params} search={turn(-1)} variant="default" size="xs" aria-label={t('events.month.before')}>
          <IconChevronLeft size={18} aria-hidden />
        </ButtonLink>
        <ButtonLink to="/c/$tenant/events" params={params} search={turn(1)} variant="default" size="xs" aria-label={t('events.month.after')}>
          <IconChevronRight size={18} aria-hidden />
        </ButtonLink>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ events }) => {
          const on = (day: Date) => events.nodes.filter(({ startsAt }) => new Date(startsAt).toDateString() === day.toDateString())
          return (
            <>
              <div className={classes.weekdays} aria-hidden>
                {days.slice(0, 7).map((day) => (
                  <span key={day.getDay()}>{weekday.format(day)}</span>
                ))}
              </div>
              <ol className={classes.grid}>
                {days.map((day) => {
                  const those = on(day)
                  const isOther = day.getMonth() !== first.getMonth()
                  return (
                    <li key={day.toISOString()} className={classes.day} data-other={isOther || undefined} data-empty={those.length === 0 || undefined}>
                      <span className={classes.number} data-today={day.toDateString() === today || undefined}>
                        <span className={classes.long}>{format.day(day.toISOString())}</span>
                        <span className={classes.short} aria-hidden>
                          {day.getDate()}
                        </span>
                      </span>
                      {those.map((event) => (
                        <Link
                          key={event.id}
                          to="/c/$tenant/events/$id"
                          params={{ tenant: slug, id: event.id }}
                          className={classes.event}
                          data-mine={event.viewerRegistration?.state === 'REGISTERED' || undefined}
                          data-crossing={event.partner !== null || undefined}
                          data-off={event.status === 'CANCELLED' || undefined}
                        >
                          <span className={classes.time}>{format.time(event.startsAt)}</span> {event.title}
                          {event.status === 'CANCELLED' ? ` (${t('events.isCancelled')})` : ''}
                        </Link>
                      ))}
                    </li>
                  )
                })}
              </ol>
              {events.nodes.length === 0 ? <p className={classes.nothing}>{t('events.month.nothing')}</p> : null}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
