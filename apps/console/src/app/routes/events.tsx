import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { crossing, daily, editing } from './scripts'

const events = createRoute({
  ...within,
  path: 'events',
  validateSearch: (search): { when?: 'past' } => ({ when: search.when === 'past' ? 'past' : undefined }),
  component: lazyRouteComponent(daily, 'EventsPage'),
})
const newEvent = createRoute({
  ...within,
  path: 'events/new',
  // The first event of a community that was started from a template: its words are there already.
  validateSearch: (search): { first?: true } => ({ first: search.first === true ? true : undefined }),
  component: lazyRouteComponent(editing, 'NewEventPage'),
})
const event = createRoute({
  ...within,
  path: 'events/$id',
  component: lazyRouteComponent(daily, 'EventPage'),
})
const jointEvent = createRoute({
  ...within,
  path: 'joint/$id',
  component: lazyRouteComponent(crossing, 'JointEventPage'),
})

export const eventsRoutes = [events, newEvent, event, jointEvent] as const
