import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { crossing, editing } from './scripts'

const proposals = createRoute({
  ...within,
  path: 'proposals',
  component: lazyRouteComponent(crossing, 'ProposalsPage'),
})
const collaborations = createRoute({
  ...within,
  path: 'collaborations',
  component: lazyRouteComponent(crossing, 'CollaborationsPage'),
})
const collaboration = createRoute({
  ...within,
  path: 'collaborations/$id',
  component: lazyRouteComponent(crossing, 'CollaborationPage'),
})
const newJointEvent = createRoute({
  ...within,
  path: 'collaborations/$id/new-event',
  component: lazyRouteComponent(editing, 'NewJointEventPage'),
})

export const collaborationsRoutes = [proposals, collaborations, collaboration, newJointEvent] as const
