import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { daily } from './scripts'
import { text } from './search'

const people = createRoute({
  ...within,
  path: 'people',
  validateSearch: (search): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(daily, 'PeoplePage'),
})
const participants = createRoute({
  ...within,
  path: 'participants',
  component: lazyRouteComponent(daily, 'ParticipantsPage'),
})

export const peopleRoutes = [people, participants] as const
