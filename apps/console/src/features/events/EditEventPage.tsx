import { useState } from 'react'
import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { drafts } from '@/app/drafts'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { EditEventQuery, SeriesScope } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { EventConflict, type EventWords } from './EventConflict'
import { EventForm } from './EventForm'

const EditQuery = graphql(`
  query EditEvent($id: ID!) {
    event(id: $id) {
      id version title description mode place onlineUrl startsAt endsAt timeZone registrationClosesAt capacity fee countsAsTraining workTimeAgreedBy needsApproval staysInRoom takesDeclarations
      questions { key text kind choices isRequired }
      series { id rule }
    }
  }
`)
const EditEvent = graphql(`
  mutation SaveEvent($input: EditEventInput!) {
    editEvent(input: $input) { ... on Event { id version ...EventCard } ... on EventEditConflict { message code } ... on CapacityTooLow { message code } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/c/$tenant/events/$id/edit')
const scopes = ['THIS', 'FOLLOWING', 'ALL'] as const satisfies SeriesScope[]

export function EditEventPage() {
  const { id } = route.useParams()
  // From the server: what is edited must be what there is.
  const query = useQuery(EditQuery, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ event }) => <Editing event={event} refetch={async () => (await query.refetch()).data?.event} />}
    </Loaded>
  )
}

function Editing({ event, refetch }: { event: EditEventQuery['event']; refetch: () => Promise<EditEventQuery['event'] | undefined> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const draft = `${slug}.event.${event.id}`
  const [conflict, setConflict] = useState<{ current: EventWords; yours: EventWords } | null>(null)
  const [round, setRound] = useState(0)
  const [scope, setScope] = useState<SeriesScope>('THIS')
  const [save] = useMutation(EditEvent, { update: (cache) => void cache.evict({ fieldName: 'events' }) })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('events.edit')}
        lead={t('events.editLead')}
        above={
          <BackLink to="/c/$tenant/events/$id" params={{ tenant: slug, id: event.id }}>
            {event.title}
          </BackLink>
        }
      />
      {conflict ? (
        <EventConflict
          {...conflict}
          onMine={() => setConflict(null)}
          onTheirs={() => {
            drafts.remove(draft)
            setConflict(null)
            setRound(round + 1)
          }}
        />
      ) : null}
      <EventForm
        key={round}
        draft={draft}
        start={event}
        submitLabel={t('events.saveEdit')}
        onSend={async ({ place, onlineUrl, ...input }) => {
          const { data } = await save({ variables: { input: { ...input, place: place ?? '', onlineUrl: onlineUrl ?? '', eventId: event.id, version: event.version, scope } } })
          const result = data?.editEvent
          if (result && result.__typename !== 'Event') {
            // The next attempt begins from what there is; what was typed stays.
            if (result.__typename === 'EventEditConflict') {
              const current = await refetch()
              if (current) setConflict({ current, yours: { ...input, place: place ?? null, onlineUrl, registrationClosesAt: input.registrationClosesAt ?? input.startsAt } })
            }
            return { message: result.message, ...(result.__typename === 'CapacityTooLow' ? { field: 'capacity' as const } : {}) }
          }
          await navigate({ to: '/c/$tenant/events/$id', params: { tenant: slug, id: event.id } })
          return undefined
        }}
      >
        {event.series?.rule ? (
          <Select
            label={t('events.scope.title')}
            description={t('events.scope.hint')}
            allowDeselect={false}
            data={scopes.map((value) => ({ value, label: t(`events.scope.${value}`) }))}
            value={scope}
            onChange={(value) => setScope((value ?? 'THIS') as SeriesScope)}
          />
        ) : null}
      </EventForm>
    </div>
  )
}
