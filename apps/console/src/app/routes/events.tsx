import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { crossing, daily, editing } from './scripts'

const events = createRoute({
  ...within,
  path: 'events',
  validateSearch: (search): { when?: 'past' | 'draft'; view?: 'month'; month?: string } => ({
    when: search.when === 'past' || search.when === 'draft' ? search.when : undefined,
    view: search.view === 'month' ? 'month' : undefined,
    month: typeof search.month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : undefined,
  }),
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
const editEvent = createRoute({
  ...within,
  path: 'events/$id/edit',
  component: lazyRouteComponent(editing, 'EditEventPage'),
})
const attendance = createRoute({
  ...within,
  path: 'me/attendance',
  validateSearch: (search): { year?: number } => ({ year: Number.isInteger(search.year) ? Number(search.year) : undefined }),
  component: lazyRouteComponent(editing, 'AttendancePage'),
})
const door = createRoute({
  ...within,
  path: 'events/$id/check-in',
  component: lazyRouteComponent(() => import('@/features/checkin/OrganizerPage'), 'OrganizerPage'),
})
const jointEvent = createRoute({
  ...within,
  path: 'joint/$id',
  component: lazyRouteComponent(crossing, 'JointEventPage'),
})

export const eventsRoutes = [events, newEvent, event, editEvent, attendance, jointEvent, door] as const
