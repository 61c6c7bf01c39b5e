import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EventFacts } from '@/features/events/EventFacts'
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
import classes from '@/ui/Detail.module.css'
import { Consent } from './Consent'

const JointEventQuery = graphql(`
  query JointEvent($id: ID!) {
    jointEvent(id: $id) {
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
      cancelledAt
      registrationClosesAt
      host { id name ...MarkTenant }
      viewerRegistration { id state }
      ...ConsentEvent
    }
  }
`)
const route = getRouteApi('/c/$tenant/joint/$id')

/** A partner's event: going there shares something about me, and says so before. */
export function JointEventPage() {
  const { t } = useTranslation()
  const { slug, tenant } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(JointEventQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ jointEvent: event }) => (
        <>
          <PageHeader
            title={event.title}
            lead={t('joint.lead', { name: event.host.name })}
            above={
              <BackLink to="/c/$tenant/events" params={{ tenant: slug }}>
                {t('events.toEvents')}
              </BackLink>
            }
          />
          <div className={classes.columns}>
            <Card as="article" aria-label={event.title}>
              <div className={classes.head}>
                <DateTile at={event.startsAt} size="lg" crossing />
                <div>
                  <p className={classes.badges}>
                    <CrossingPair from={<Mark tenant={tenant} size="sm" />} to={<Mark tenant={event.host} size="sm" />} />
                    <CrossingBadge>{t('joint.by', { name: event.host.name })}</CrossingBadge>
                  </p>
                  <EventFacts event={event} hiddenPlace={event.viewerRegistration?.state === 'REGISTERED' ? null : t('joint.placeLater')} />
                </div>
              </div>
              <div className={classes.text}>
                <RichText text={event.description} />
              </div>
            </Card>
            <aside className={classes.side}>
              <Consent event={event} />
            </aside>
          </div>
        </>
      )}
    </Loaded>
  )
}
