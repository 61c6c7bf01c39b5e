import { useQuery } from '@apollo/client/react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { CrossingBadge, CrossingPair } from '@/ui/Crossing'
import { DateTile } from '@/ui/DateTile'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import { Afterwards } from '@/features/checkin/Afterwards'
import { DoorCard } from '@/features/checkin/DoorCard'
import { MyCode } from '@/features/checkin/MyCode'
import { Survey } from '@/features/checkin/Survey'
import { AddToCalendar } from './CalendarButtons'
import { Declarations } from './Declarations'
import { EventFacts } from './EventFacts'
import { ForManagers } from './ForManagers'
import { Groups } from './Groups'
import { KeptSeats } from './KeptSeats'
import { Organizing } from './Organizing'
import { SpeakersAndMaterials } from './People'
import { Registrations } from './Registrations'
import { Preparing } from './Preparing'
import { Rsvp } from './Rsvp'
import { SeatOffer } from './SeatOffer'
import { Seats } from './Seats'

const EventQuery = graphql(`
  query Event($id: ID!) {
    event(id: $id) {
      id
      title
      description
      mode
      place
      onlineUrl
      startsAt
      endsAt
      timeZone
      capacity
      registeredCount
      waitlistedCount
      cancelledAt
      registrationClosesAt
      fee
      countsAsTraining
      workTimeAgreedBy
      needsApproval
      staysInRoom
      groupSeed
      questions { key text kind choices isRequired }
      status
      clockChange
      viewerCanEdit
      series { id title kind rule }
      organizer { id displayName }
      viewerRegistration { id state }
      partner { id name ...MarkTenant }
      collaboration { id }
      ...RsvpEvent
      ...OrganizingEvent
      ...SeatOfferEvent
      ...KeptSeatsEvent
      ...PeopleEvent
      ...DeclarationsEvent
      ...ForManagersEvent
      ...PreparingEvent
      coHost { id displayName }
      wishTheme { id title }
      ...DoorCardEvent
      ...MyCodeEvent
      ...SurveyEvent
      ...AfterwardsEvent
    }
  }
`)
const route = getRouteApi('/c/$tenant/events/$id')

export function EventPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, tenant, can } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(EventQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ event }) => {
        const { collaboration, partner } = event
        const isOpen = event.cancelledAt === null && Date.parse(event.endsAt) > Date.now()
        return (
          <>
            <PageHeader
              title={event.title}
              lead={t(event.coHost ? 'events.byBoth' : 'events.by', { name: event.organizer.displayName, other: event.coHost?.displayName })}
              above={
                <BackLink to="/c/$tenant/events" params={{ tenant: slug }}>
                  {t('events.toEvents')}
                </BackLink>
              }
            />
            <div className={detail.columns}>
              <div className={detail.stack}>
                <Card as="article" aria-label={event.title}>
                  <div className={detail.head}>
                    <DateTile at={event.startsAt} size="lg" crossing={partner !== null} muted={!isOpen} />
                    <div>
                      {event.series ? (
                        <p className={detail.badges}>
                          <Tag>{event.series.kind !== 'OTHER' ? t(`events.series.kind.${event.series.kind}`) : event.series.rule ? t('events.repeats') : event.series.title}</Tag>
                        </p>
                      ) : null}
                      {partner ? (
                        <p className={detail.badges}>
                          <CrossingPair from={<Mark tenant={tenant} size="sm" />} to={<Mark tenant={partner} size="sm" />} />
                          <CrossingBadge>{t('events.with', { name: partner.name })}</CrossingBadge>
                        </p>
                      ) : null}
                      <EventFacts event={event} hiddenPlace={
                          event.viewerCanEdit || event.viewerRegistration?.state === 'REGISTERED' ? null : t('events.placeLater')
                        } />
                    </div>
                  </div>
                  <div className={detail.text}>
                    <RichText text={event.description} />
                  </div>
                </Card>
                <Declarations event={event} />
                {event.groupSeed !== null || (event.viewerCanEdit && isOpen && event.status === 'PUBLISHED') ? <Groups eventId={event.id} seed={event.groupSeed} canDraw={event.viewerCanEdit && isOpen} /> : null}
                <Survey event={event} />
                {event.viewerCanEdit ? <Afterwards event={event} /> : null}
                <SpeakersAndMaterials event={event} />
                <Preparing event={event} />
                {event.viewerCanEdit ? <Registrations eventId={event.id} questions={event.questions} /> : null}
                {event.viewerCanEdit ? <KeptSeats event={event} /> : null}
              </div>
              <aside className={detail.side}>
                <Card aria-labelledby="seat">
                  <h2 id="seat" className={detail.sideTitle}>
                    {t('events.yours')}
                  </h2>
                  <div className={detail.stack} aria-live="polite">
                    {event.cancelledAt !== null ? <p>{t('events.cancelledAt', { at: format.moment(event.cancelledAt) })}</p> : null}
                    {isOpen ? (
                      <Seats capacity={event.capacity} registered={event.registeredCount} waitlisted={event.waitlistedCount} />
                    ) : null}
                    {event.status === 'DRAFT' ? <Tag tone="notice">{t('events.isDraft')}</Tag> : <Rsvp event={event} size="md" />}
                    <MyCode event={event} />
                    <SeatOffer event={event} />
                    <div>
                      <AddToCalendar eventId={event.id} title={event.title} />
                    </div>
                  </div>
                </Card>
                <ForManagers event={event} />
                {collaboration && can('collaborations:read') ? (
                  <Link
                    to="/c/$tenant/collaborations/$id"
                    params={{ tenant: slug, id: collaboration.id }}
                    style={{ color: 'var(--cross-ink)', fontSize: 14 }}
                  >
                    {t('events.toCollaboration')}
                  </Link>
                ) : null}
                {event.wishTheme ? (
                  <Link to="/c/$tenant/wishes/$id" params={{ tenant: slug, id: event.wishTheme.id }}>
                    {t('events.fromWish')}
                  </Link>
                ) : null}
                {event.status === 'DONE' && can('wishes:read') ? (
                  <Link to="/c/$tenant/wishes" params={{ tenant: slug }}>
                    {t('events.nextWish')}
                  </Link>
                ) : null}
                {event.viewerCanEdit ? <DoorCard event={event} /> : null}
                {event.viewerCanEdit ? <Organizing event={event} /> : null}
              </aside>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
