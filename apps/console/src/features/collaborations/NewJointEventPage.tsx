import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EventForm } from '@/features/events/EventForm'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { CrossingBadge, CrossingPair } from '@/ui/Crossing'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import classes from './NewJointEventPage.module.css'

const NewJointEventQuery = graphql(`
  query NewJointEvent($id: ID!, $venues: Boolean!) {
    collaboration(id: $id) { id title partner { id name ...MarkTenant } }
    listings(first: 1, filter: { direction: OFFER, kind: VENUE, state: PUBLISHED }) @include(if: $venues) { edges { node { id title place } } }
  }
`)
const CreateJointEvent = graphql(`
  mutation CreateJointEvent($input: CreateJointEventInput!) {
    createJointEvent(input: $input) {
      ... on Event { id ...EventCard }
      ... on Refusal { message code }
    }
  }
`)
const route = getRouteApi('/c/$tenant/collaborations/$id/new-event')

/** An event of ours that the partner's members may come to. */
export function NewJointEventPage() {
  const { t } = useTranslation()
  const { slug, tenant, has } = useViewer()
  const { id } = route.useParams()
  const navigate = useNavigate()
  const query = useQuery(NewJointEventQuery, { variables: { id, venues: has('MATCHING') } })
  const [create] = useMutation(CreateJointEvent, {
    update(cache) {
      cache.evict({ fieldName: 'events' })
      cache.evict({ id: cache.identify({ __typename: 'Collaboration', id }), fieldName: 'events' })
    },
  })
  return (
    <div style={{ maxWidth: 720 }}>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ collaboration: { title, partner }, listings }) => (
          <>
            <PageHeader
              title={t('collaborations.newEvent')}
              lead={t('collaborations.newEventLead', { name: partner.name })}
              above={
                <BackLink to="/c/$tenant/collaborations/$id" params={{ tenant: slug, id }}>
                  {title}
                </BackLink>
              }
            />
            <EventForm
              draft={`${slug}.joint.${id}`}
              submitLabel={t('collaborations.publishEvent')}
              color="cross"
              start={{ title, place: listings?.edges.map(({ node }) => node.place ?? node.title)[0] ?? null }}
              onSend={async (input, { idempotencyKey }) => {
                const { data } = await create({ variables: { input: { ...input, idempotencyKey, collaborationId: id } } })
                const result = data?.createJointEvent
                if (result?.__typename !== 'Event') return result
                await navigate({ to: '/c/$tenant/events/$id', params: { tenant: slug, id: result.id } })
                return undefined
              }}
            >
              <div className={classes.crossing}>
                <CrossingPair from={<Mark tenant={tenant} size="sm" />} to={<Mark tenant={partner} size="sm" />} />
                <div>
                  <CrossingBadge />
                  <p>{t('collaborations.whatCrosses', { name: partner.name })}</p>
                </div>
              </div>
            </EventForm>
          </>
        )}
      </Loaded>
    </div>
  )
}
