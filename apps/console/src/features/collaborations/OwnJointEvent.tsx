import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { Seats } from '@/features/events/Seats'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { Tag } from '@/ui/Tag'
import classes from './Collaborations.module.css'

const OwnJointEventEvent = graphql(`
  fragment OwnJointEvent on Event {
    id
    title
    mode
    startsAt
    endsAt
    cancelledAt
    capacity
    registeredCount
    waitlistedCount
  }
`)

/** One of our events in a collaboration, in a narrow column. */
export function OwnJointEvent({ event: given }: { event: FragmentType<typeof OwnJointEventEvent> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const event = readFragment(OwnJointEventEvent, given)
  return (
    <Card as="article" interactive aria-labelledby={`own-${event.id}`}>
      <h3 id={`own-${event.id}`} className={classes.title}>
        <Link to="/c/$tenant/events/$id" params={{ tenant: slug, id: event.id }} className={classes.link}>
          {event.title}
        </Link>
      </h3>
      <p className={classes.meta}>
        <time dateTime={event.startsAt}>{format.span(event.startsAt, event.endsAt)}</time>
        <span>{t(`events.mode.${event.mode}`)}</span>
      </p>
      {event.cancelledAt === null ? (
        <Seats capacity={event.capacity} registered={event.registeredCount} waitlisted={event.waitlistedCount} />
      ) : (
        <Tag tone="notice">{t('events.isCancelled')}</Tag>
      )}
    </Card>
  )
}
