import type { ApolloClient } from '@apollo/client'
import { ApiError, request } from '@/app/session'
import { readFragment, type FragmentType } from '@/gql'
import { DeskFacts, DeskPage, DeskPerson, DeskSync, HelperDesk, OrganizerDesk, RecordCheckIns, SyncCheckIns } from './documents'
import type { Page, Source, Sync } from './engine'

function pageOf(given: FragmentType<typeof DeskPage>): Page {
  const desk = readFragment(DeskPage, given)
  const { nodes, pageInfo } = desk.people
  return { facts: readFragment(DeskFacts, desk), people: nodes.map((node) => readFragment(DeskPerson, node)), after: pageInfo.hasNextPage ? pageInfo.endCursor : null }
}

function syncOf(given: FragmentType<typeof DeskSync>): Sync {
  const { clockOffSeconds, desk, results } = readFragment(DeskSync, given)
  return { clockOffSeconds, desk: readFragment(DeskFacts, desk), results: results.map(({ clientId, outcome, person }) => ({ clientId, outcome, person: person ? readFragment(DeskPerson, person) : null })) }
}

/** Behind the link of a helper: no account, no cache. */
export const byLink = (secret: string): Source => ({
  door: secret,
  page: async (after, changedSince) => pageOf((await request(HelperDesk, { secret, after, changedSince })).checkInDesk),
  async sync(input) {
    const { syncCheckIns: result } = await request(SyncCheckIns, { input: { secret, ...input } })
    return 'message' in result ? result : syncOf(result)
  },
})

/** At an event that one organizes. */
export const byOrganizer = (client: ApolloClient, eventId: string): Source => ({
  door: eventId,
  async page(after, changedSince) {
    const { data } = await client.query({ query: OrganizerDesk, variables: { id: eventId, after, changedSince }, fetchPolicy: 'no-cache' })
    if (!data?.event.checkInDesk) throw new ApiError('', 'FORBIDDEN')
    return pageOf(data.event.checkInDesk)
  },
  async sync(input) {
    const { data } = await client.mutate({ mutation: RecordCheckIns, variables: { input: { eventId, ...input } }, fetchPolicy: 'no-cache' })
    const result = data!.recordCheckIns
    return 'message' in result ? result : syncOf(result)
  },
})
