import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { Seats } from '@/features/events/Seats'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { CrossBorderCard } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { DateTile } from '@/ui/DateTile'
import { Tag } from '@/ui/Tag'
import classes from './JointEventCard.module.css'

const JointEventCardEvent = graphql(`
  fragment JointEventCard on JointEvent {
    id
    title
    mode
    startsAt
    endsAt
    cancelledAt
    capacity
    registeredCount
    waitlistedCount
    host { id name }
    viewerRegistration { id state }
  }
`)

/** A partner's event that my community may come to. */
export function JointEventCard({ event: given, compact = false }: { event: FragmentType<typeof JointEventCardEvent>; compact?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const event = readFragment(JointEventCardEvent, given)
  const mine = event.viewerRegistration
  return (
    <CrossBorderCard as="article" interactive aria-labelledby={`joint-${event.id}`} className={classes.card}>
      {compact ? null : <DateTile at={event.startsAt} crossing muted={event.cancelledAt !== null} />}
      <div className={classes.words}>
        <p className={classes.badges}>
          <CrossingBadge>{t('joint.by', { name: event.host.name })}</CrossingBadge>
          {event.cancelledAt !== null ? <Tag tone="notice">{t('events.isCancelled')}</Tag> : null}
          {mine && event.cancelledAt === null ? (
            <Tag tone={mine.state === 'REGISTERED' ? 'good' : 'notice'}>{t(`events.state.${mine.state}`)}</Tag>
          ) : null}
        </p>
        <h3 id={`joint-${event.id}`} className={classes.title}>
          <Link to="/c/$tenant/joint/$id" params={{ tenant: slug, id: event.id }} className={classes.link}>
            {event.title}
          </Link>
        </h3>
        <p className={classes.meta}>
          <time dateTime={event.startsAt}>{format.span(event.startsAt, event.endsAt)}</time>
          <span>{t(`events.mode.${event.mode}`)}</span>
        </p>
        {event.cancelledAt === null && Date.parse(event.endsAt) > Date.now() ? (
          <Seats capacity={event.capacity} registered={event.registeredCount} waitlisted={event.waitlistedCount} />
        ) : null}
      </div>
    </CrossBorderCard>
  )
}
