import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { mustBeSignedIn, root, within } from './base'

const spacesArea = () => import('@/features/spaces')

const spaces = createRoute({
  ...within,
  path: 'spaces',
  validateSearch: (search): { archived?: true } => ({ archived: search.archived === true ? true : undefined }),
  component: lazyRouteComponent(spacesArea, 'SpacesPage'),
})
const space = createRoute({ ...within, path: 'spaces/$id', component: lazyRouteComponent(spacesArea, 'SpacePage') })
const startCommunity = createRoute({
  getParentRoute: () => root,
  path: '/start',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(spacesArea, 'StartCommunityPage'),
})

export const spacesRoutes = [spaces, space] as const
/** Outside of any community. */
export const startRoutes = [startCommunity] as const
