import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ApprovalKind } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { durationText } from './duration'
import classes from './Today.module.css'

const TodayAside = graphql(`
  fragment TodayAside on Today {
    onDuty { id displayName }
    unseenNoteCount
    firstResponse { medianMinutes postCount waitingCount }
    firstResponseBefore { medianMinutes }
    approvals { kind count oldestAt }
    nextEvent { eventId title startsAt registeredCount capacity gaps }
  }
`)

const places = {
  PASS_REPORTS: '/c/$tenant/certifications/waiting',
  SEAT_APPLICATIONS: '/c/$tenant/learning/applications',
  ALUMNI_CLAIMS: '/c/$tenant/roster',
  FEDERATION_APPLICATIONS: '/c/$tenant/applications',
  BOOKINGS: '/c/$tenant/bookings',
  SPACE_REQUESTS: '/c/$tenant/spaces',
  EVENT_PROPOSALS: '/c/$tenant/events/proposals',
  REPORTS: '/c/$tenant/moderation',
} as const satisfies Record<ApprovalKind, string>

/** Who is on duty, what others wait for, what comes next, and how soon people are answered. */
export function Aside({ today }: { today: FragmentType<typeof TodayAside> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, member: me } = useViewer()
  const { onDuty, unseenNoteCount, firstResponse, firstResponseBefore, approvals, nextEvent } = readFragment(TodayAside, today)
  const params = { tenant: slug }
  const time = (minutes: number | null) => (minutes === null ? t('today.responseNone') : durationText(t, minutes))
  return (
    <aside className={classes.aside}>
      <Card aria-labelledby="duty">
        <h2 id="duty" className={classes.title}>
          {t('today.duty')}
        </h2>
        {onDuty ? (
          <p className={classes.person}>
            <Avatar name={onDuty.displayName} size="sm" />
            {onDuty.id === me.id ? t('today.dutyMe') : onDuty.displayName}
          </p>
        ) : (
          <p className={classes.quiet}>
            {t('today.dutyNobody')} <Link to="/c/$tenant/today/rota" params={params}>{t('today.dutyPlan')}</Link>
          </p>
        )}
        {unseenNoteCount > 0 ? (
          <Link to="/c/$tenant/today/rota" params={params} hash="notes" className={classes.note}>
            {t('today.unseenNotes', { count: unseenNoteCount })}
          </Link>
        ) : null}
      </Card>
      {approvals.length > 0 ? (
        <Card aria-labelledby="approvals">
          <h2 id="approvals" className={classes.title}>
            {t('today.approvals')}
          </h2>
          <ul className={classes.plainList}>
            {approvals.map(({ kind, count, oldestAt }) => (
              <li key={kind} className={classes.approval}>
                <Link to={places[kind]} params={params} className={classes.approvalLink}>
                  {t(`today.approval.${kind}`)}
                  <strong>{t('today.cases', { count })}</strong>
                </Link>
                <span className={classes.quiet}>{t('today.oldest', { time: format.ago(oldestAt) })}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {nextEvent ? (
        <Card aria-labelledby="event">
          <h2 id="event" className={classes.title}>
            {t('today.event')}
          </h2>
          <Link to="/c/$tenant/events/$id" params={{ ...params, id: nextEvent.eventId }} className={classes.event}>
            {nextEvent.title}
          </Link>
          <p className={classes.quiet}>
            {format.moment(nextEvent.startsAt)} · {t('today.eventSeats', { count: nextEvent.registeredCount, capacity: nextEvent.capacity })}
          </p>
          <ul className={classes.plainList}>
            {nextEvent.gaps.map((gap) => (
              <li key={gap} className={classes.gap}>
                <IconAlertCircle size={17} aria-hidden />
                {t(`today.gap.${gap}`)}
              </li>
            ))}
            {nextEvent.gaps.length === 0 ? (
              <li className={classes.ready}>
                <IconCircleCheck size={17} aria-hidden />
                {t('today.eventReady')}
              </li>
            ) : null}
          </ul>
        </Card>
      ) : null}
      <Card aria-labelledby="response">
        <h2 id="response" className={classes.title}>
          {t('today.response')}
        </h2>
        <p className={classes.figure}>{time(firstResponse.medianMinutes)}</p>
        <p className={classes.quiet}>{t('today.responseText', { count: firstResponse.postCount })}</p>
        {firstResponse.waitingCount > 0 ? <p className={classes.quiet}>{t('today.responseWaiting', { count: firstResponse.waitingCount })}</p> : null}
        <p className={classes.quiet}>{t('today.responseBefore', { time: time(firstResponseBefore.medianMinutes) })}</p>
      </Card>
    </aside>
  )
}
