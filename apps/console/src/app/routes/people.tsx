import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { daily, membership } from './scripts'
import type { Role } from '@/gql/graphql'
import { text } from './search'

const ROLES = ['OWNER', 'ADMIN', 'OPERATOR', 'MEMBER'] as const satisfies readonly Role[]

const people = createRoute({
  ...within,
  path: 'people',
  validateSearch: (search): { q?: string; role?: Role } => ({ q: text(search.q), role: ROLES.find((role) => role === search.role) }),
  component: lazyRouteComponent(daily, 'PeoplePage'),
})
const invitations = createRoute({ ...within, path: 'people/invitations', component: lazyRouteComponent(membership, 'InvitationsPage') })
const person = createRoute({ ...within, path: 'people/$id', component: lazyRouteComponent(membership, 'PersonPage') })
const participants = createRoute({
  ...within,
  path: 'participants',
  component: lazyRouteComponent(daily, 'ParticipantsPage'),
})

export const peopleRoutes = [people, invitations, person, participants] as const
