import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { DateTile } from '@/ui/DateTile'
import { Rsvp } from './Rsvp'
import { Seats } from './Seats'
import classes from './EventCard.module.css'

const EventCardEvent = graphql(`
  fragment EventCard on Event {
    id
    title
    mode
    startsAt
    endsAt
    capacity
    registeredCount
    waitlistedCount
    cancelledAt
    organizer { id displayName }
    partner { id name }
    ...RsvpEvent
  }
`)

export function EventCard({ event: given }: { event: FragmentType<typeof EventCardEvent> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const event = readFragment(EventCardEvent, given)
  const isOver = Date.parse(event.endsAt) < Date.now()
  return (
    <Card as="article" tone={event.partner ? 'crossing' : 'plain'} interactive aria-labelledby={`event-${event.id}`} className={classes.card}>
      <DateTile at={event.startsAt} crossing={event.partner !== null} muted={isOver || event.cancelledAt !== null} />
      <div className={classes.words}>
        <h3 id={`event-${event.id}`} className={classes.title}>
          <Link to="/c/$tenant/events/$id" params={{ tenant: slug, id: event.id }} className={classes.link}>
            {event.title}
          </Link>
        </h3>
        <p className={classes.meta}>
          <time dateTime={event.startsAt}>{format.span(event.startsAt, event.endsAt)}</time>
          <span>{t(`events.mode.${event.mode}`)}</span>
          <span>{t('events.by', { name: event.organizer.displayName })}</span>
        </p>
        {event.partner ? (
          <p className={classes.with}>
            <CrossingBadge>{t('events.with', { name: event.partner.name })}</CrossingBadge>
          </p>
        ) : null}
        {isOver ? null : <Seats capacity={event.capacity} registered={event.registeredCount} waitlisted={event.waitlistedCount} />}
      </div>
      <div className={classes.action}>
        <Rsvp event={event} />
      </div>
    </Card>
  )
}
