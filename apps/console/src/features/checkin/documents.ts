import { graphql } from '@/gql'

export const DeskFacts = graphql(`
  fragment DeskFacts on CheckInDesk { title startsAt endsAt closesAt label serverTime walkInsTakeSeats freeCount expectedCount attendedCount }
`)
export const DeskPerson = graphql(`
  fragment DeskPerson on CheckInPerson { key name isWalkIn standing attendedAt changedAt codeHash }
`)
export const DeskPage = graphql(`
  fragment DeskPage on CheckInDesk {
    ...DeskFacts
    people(first: 100, after: $after, changedSince: $changedSince) { nodes { ...DeskPerson } pageInfo { hasNextPage endCursor } }
  }
`)
export const DeskSync = graphql(`
  fragment DeskSync on CheckInSync { clockOffSeconds desk { ...DeskFacts } results { clientId outcome person { ...DeskPerson } } }
`)
export const HelperDesk = graphql(`
  query HelperDesk($secret: String!, $after: String, $changedSince: DateTime) { checkInDesk(secret: $secret) { ...DeskPage } }
`)
export const SyncCheckIns = graphql(`
  mutation SyncCheckIns($input: SyncCheckInsInput!) { syncCheckIns(input: $input) { ... on CheckInSync { ...DeskSync } ... on Refusal { message } } }
`)
export const OrganizerDesk = graphql(`
  query OrganizerDesk($id: ID!, $after: String, $changedSince: DateTime) { event(id: $id) { id checkInDesk { ...DeskPage } } }
`)
export const RecordCheckIns = graphql(`
  mutation RecordCheckIns($input: RecordCheckInsInput!) { recordCheckIns(input: $input) { ... on CheckInSync { ...DeskSync } ... on Refusal { message } } }
`)
