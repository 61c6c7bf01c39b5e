import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { PathLevel } from '@/gql/graphql'
import { applicationViews, pathLevels, type ApplicationView } from '../choices'
import { within } from './base'
import { learning } from './scripts'
import { text } from './search'

const learningHome = createRoute({
  ...within,
  path: 'learning',
  component: lazyRouteComponent(learning, 'LearningPage'),
})
const apply = createRoute({
  ...within,
  path: 'learning/apply/$id',
  component: lazyRouteComponent(learning, 'ApplyPage'),
})
const applications = createRoute({
  ...within,
  path: 'learning/applications',
  validateSearch: (search): { state?: ApplicationView; programme?: string } => ({
    state: applicationViews.find((choice) => choice === search.state),
    programme: text(search.programme),
  }),
  component: lazyRouteComponent(learning, 'ApplicationsPage'),
})
const seatApplication = createRoute({
  ...within,
  path: 'learning/applications/$id',
  component: lazyRouteComponent(learning, 'ApplicationPage'),
})
const newPath = createRoute({
  ...within,
  path: 'learning/paths/new',
  component: lazyRouteComponent(learning, 'NewPathPage'),
})
const newProgramme = createRoute({
  ...within,
  path: 'learning/programmes/new',
  component: lazyRouteComponent(learning, 'NewProgrammePage'),
})
const ownSeats = createRoute({
  ...within,
  path: 'learning/seats',
  component: lazyRouteComponent(learning, 'OwnSeatsPage'),
})
const results = createRoute({
  ...within,
  path: 'learning/results',
  component: lazyRouteComponent(learning, 'ResultsPage'),
})
const comparison = createRoute({
  ...within,
  path: 'learning/comparison',
  validateSearch: (search): { level?: PathLevel } => ({ level: pathLevels.find((choice) => choice === search.level) }),
  component: lazyRouteComponent(learning, 'ComparisonPage'),
})

export const learningRoutes = [learningHome, apply, applications, seatApplication, newPath, newProgramme, ownSeats, results, comparison] as const
