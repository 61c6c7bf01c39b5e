import { useApolloClient, useMutation } from '@apollo/client/react'
import type { ApolloCache, Reference } from '@apollo/client'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { graphql } from '@/gql'
import type { RsvpEventFragment } from '@/gql/graphql'

export const RsvpEvent = graphql(`
  fragment RsvpEvent on Event {
    id
    title
    endsAt
    registrationClosesAt
    cancelledAt
    capacity
    registeredCount
    keptCount
    needsApproval
    questions { key text kind choices isRequired }
    viewerRegistration { id state waitlistPosition createdAt }
  }
`)
const RegisterForEvent = graphql(`
  mutation RegisterForEvent($input: RegisterForEventInput!) {
    registerForEvent(input: $input) {
      ... on Registration { id state waitlistPosition createdAt }
      ... on AlreadyRegistered { registration { id state waitlistPosition createdAt } }
      ... on Refusal { message code }
    }
  }
`)
const CancelRegistration = graphql(`
  mutation CancelRegistration($input: CancelRegistrationInput!) {
    cancelRegistration(input: $input) {
      ... on Registration { id state waitlistPosition createdAt }
      ... on Refusal { message code }
    }
  }
`)
/** What the event's page shows only to those who come. */
const EventSeats = graphql(`
  query EventSeats($id: ID!) {
    event(id: $id) {
      id
      place
      onlineUrl
      registeredCount
      waitlistedCount
      viewerRegistration { id state waitlistPosition createdAt }
    }
  }
`)

function seat(cache: ApolloCache, event: RsvpEventFragment, registration: { __typename: 'Registration'; id: string }, change: number) {
  const ref = cache.identify(registration)
  const id = cache.identify({ __typename: 'Event', id: event.id })
  if (!ref || !id) return
  cache.modify<{ viewerRegistration: Reference; registeredCount: number }>({
    id,
    fields: {
      viewerRegistration: () => ({ __ref: ref }),
      registeredCount: (count) => Math.max(0, count + change),
    },
  })
}

/** Taking a seat and giving it back: shown at once, corrected by the answer, with an undo. */
export function useRegistration(event: RsvpEventFragment) {
  const { t } = useTranslation()
  const client = useApolloClient()
  const [register] = useMutation(RegisterForEvent)
  const [cancel] = useMutation(CancelRegistration)
  const isFull = event.registeredCount + event.keptCount >= event.capacity
  const refresh = () =>
    void client.query({ query: EventSeats, variables: { id: event.id }, fetchPolicy: 'network-only' }).catch(() => undefined)

  const join = async (isUndo = false, answers: { key: string; text: string }[] = []) => {
    try {
      const { data } = await register({
        variables: { input: { eventId: event.id, answers } },
        optimisticResponse: {
          registerForEvent: {
            __typename: 'Registration',
            id: event.viewerRegistration?.id ?? `new-${event.id}`,
            state: event.needsApproval ? 'REQUESTED' : isFull ? 'WAITLISTED' : 'REGISTERED',
            waitlistPosition: null,
            createdAt: new Date().toISOString(),
          },
        },
        update(cache, { data }) {
          const result = data?.registerForEvent
          if (result?.__typename === 'Registration') seat(cache, event, result, result.state === 'REGISTERED' ? 1 : 0)
        },
      })
      const result = data?.registerForEvent
      if (result?.__typename === 'Registration') {
        const text = result.state === 'REQUESTED' ? t('events.toast.requested') : result.state === 'WAITLISTED' ? t('events.toast.waitlisted') : t('events.toast.registered')
        tell(text, isUndo ? undefined : () => void leave(true))
      } else if (result && result.__typename !== 'AlreadyRegistered') tellRefusal(result)
      refresh()
    } catch (error) {
      tellProblem(error)
    }
  }

  const leave = async (isUndo = false) => {
    const mine = event.viewerRegistration
    try {
      const { data } = await cancel({
        variables: { input: { eventId: event.id } },
        ...(mine
          ? {
              optimisticResponse: {
                cancelRegistration: { ...mine, __typename: 'Registration' as const, state: 'CANCELLED' as const },
              },
            }
          : {}),
        update(cache, { data }) {
          const result = data?.cancelRegistration
          if (result?.__typename === 'Registration') seat(cache, event, result, mine?.state === 'REGISTERED' ? -1 : 0)
        },
      })
      const result = data?.cancelRegistration
      if (result?.__typename === 'Registration') tell(t('events.toast.cancelled'), isUndo ? undefined : () => void join(true))
      else if (result) tellRefusal(result)
      refresh()
    } catch (error) {
      tellProblem(error)
    }
  }

  return { isFull, join: (answers?: { key: string; text: string }[]) => join(false, answers), leave: () => void leave() }
}
