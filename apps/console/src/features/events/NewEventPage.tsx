import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { PageHeader } from '@/ui/PageHeader'
import { EventForm } from './EventForm'

const CreateEvent = graphql(`
  mutation CreateEvent($input: CreateEventInput!) {
    createEvent(input: $input) { ... on Event { id ...EventCard } }
  }
`)

const FirstEventQuery = graphql(`
  query FirstEventDraft { communityStart { firstEvent { title description startsAt endsAt } } }
`)
const route = getRouteApi('/c/$tenant/events/new')

export function NewEventPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const { first } = route.useSearch()
  const draft = useQuery(FirstEventQuery, { skip: !first })
  const [create] = useMutation(CreateEvent, { update: (cache) => void cache.evict({ fieldName: 'events' }) })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('events.create')}
        lead={t('events.createLead')}
        above={
          <BackLink to="/c/$tenant/events" params={{ tenant: slug }}>
            {t('events.toEvents')}
          </BackLink>
        }
      />
      {first && draft.loading ? null : <EventForm
        draft={first ? `${slug}.first-event` : `${slug}.event`}
        start={draft.data?.communityStart?.firstEvent ?? {}}
        submitLabel={t('events.save')}
        isNew
        onSend={async (input, further) => {
          const { data } = await create({ variables: { input: { ...input, ...further } } })
          if (data) await navigate({ to: '/c/$tenant/events/$id', params: { tenant: slug, id: data.createEvent.id } })
          return undefined
        }}
      />}
    </div>
  )
}
