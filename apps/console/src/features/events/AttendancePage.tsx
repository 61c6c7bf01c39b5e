import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconPrinter, IconTicket } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageSkeleton } from '@/ui/Skeletons'
import classes from './Paper.module.css'

const RecordQuery = graphql(`
  query AttendanceRecord($filter: AttendanceRecordFilter!, $after: String) {
    attendanceRecord(filter: $filter) {
      eventCount minutes trainingCount trainingMinutes
      events(first: 50, after: $after) { edges { node { id title startsAt endsAt countsAsTraining } } pageInfo { hasNextPage endCursor } }
    }
  }
`)
const route = getRouteApi('/c/$tenant/me/attendance')

/** The Japanese business year begins in April. */
const yearOf = (date: Date) => date.getFullYear() - (date.getMonth() < 3 ? 1 : 0)
const april = (year: number) => new Date(year, 3, 1).toISOString()

/** What I attended in a business year, for printing. */
export function AttendancePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { slug, tenant, member } = useViewer()
  const thisYear = yearOf(new Date())
  const { year = thisYear } = route.useSearch()
  const query = useQuery(RecordQuery, { variables: { filter: { from: april(year), until: april(year + 1) } } })
  const length = (minutes: number) => t('attendance.length', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return (
    <>
      <div className={classes.buttons} style={{ margin: '0 auto 14px' }}>
        <BackLink to="/c/$tenant/events" params={{ tenant: slug }}>
          {t('events.toEvents')}
        </BackLink>
        <SegmentedControl
          aria-label={t('attendance.year')}
          data={[thisYear - 1, thisYear].map((one) => ({ value: String(one), label: t('attendance.yearOf', { year: one }) }))}
          value={String(year)}
          onChange={(value) => void navigate({ to: '/c/$tenant/me/attendance', params: { tenant: slug }, search: { year: Number(value) }, replace: true })}
        />
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('forManagers.print')}
        </Button>
      </div>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ attendanceRecord: record }) => (
          <article className={classes.paper}>
            <header>
              <p className={classes.kicker}>{t('attendance.kicker', { community: tenant.name, year })}</p>
              <h1 className={classes.title}>{t('attendance.titleOf', { name: member.displayName })}</h1>
            </header>
            {record.eventCount === 0 ? (
              <EmptyState
                icon={<IconTicket />}
                title={t('attendance.empty')}
                action={
                  <ButtonLink to="/c/$tenant/events" params={{ tenant: slug }}>
                    {t('events.toEvents')}
                  </ButtonLink>
                }
              >
                {t('attendance.emptyText')}
              </EmptyState>
            ) : (
              <>
                <div className={classes.sums}>
                  <p className={classes.sum}>
                    <span className={classes.kicker}>{t('attendance.all')}</span>
                    <strong>{t('attendance.events', { count: record.eventCount })}</strong>
                    {length(record.minutes)}
                  </p>
                  <p className={classes.sum}>
                    <span className={classes.kicker}>{t('attendance.training')}</span>
                    <strong>{t('attendance.events', { count: record.trainingCount })}</strong>
                    {length(record.trainingMinutes)}
                  </p>
                </div>
                <table className={classes.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('attendance.day')}</th>
                      <th scope="col">{t('attendance.event')}</th>
                      <th scope="col">{t('attendance.minutes')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {record.events.edges.map(({ node }) => (
                      <tr key={node.id}>
                        <td>
                          <time dateTime={node.startsAt}>{format.date(node.startsAt)}</time>
                        </td>
                        <td>
                          {node.title}
                          {node.countsAsTraining ? <span className={classes.kicker}> {t('attendance.isTraining')}</span> : null}
                        </td>
                        <td>{Math.round((Date.parse(node.endsAt) - Date.parse(node.startsAt)) / 60_000)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <LoadMore page={record.events.pageInfo} fetchMore={query.fetchMore} />
                <p className={classes.kicker}>{t('attendance.definition', { at: format.date(new Date().toISOString()) })}</p>
              </>
            )}
          </article>
        )}
      </Loaded>
    </>
  )
}
