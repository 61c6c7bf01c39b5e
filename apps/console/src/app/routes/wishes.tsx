import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { wishesArea } from './scripts'

const views = ['planned', 'held', 'mine'] as const
type View = (typeof views)[number]

const wishes = createRoute({
  ...within,
  path: 'wishes',
  validateSearch: (search): { view?: View } => ({ view: views.find((view) => view === search.view) }),
  component: lazyRouteComponent(wishesArea, 'WishesPage'),
})
const wish = createRoute({ ...within, path: 'wishes/$id', component: lazyRouteComponent(wishesArea, 'WishPage') })
const datePoll = createRoute({ ...within, path: 'polls/$id', component: lazyRouteComponent(wishesArea, 'DatePollPage') })
const proposeEvent = createRoute({
  ...within,
  path: 'events/propose',
  // The theme of the board that it is about.
  validateSearch: (search): { theme?: string } => ({ theme: typeof search.theme === 'string' ? search.theme : undefined }),
  component: lazyRouteComponent(wishesArea, 'ProposeEventPage'),
})
const proposals = createRoute({
  ...within,
  path: 'events/proposals',
  validateSearch: (search): { list?: 'waiting' | 'all' } => ({ list: search.list === 'waiting' || search.list === 'all' ? search.list : undefined }),
  component: lazyRouteComponent(wishesArea, 'ProposalsPage'),
})
const proposal = createRoute({ ...within, path: 'events/proposals/$id', component: lazyRouteComponent(wishesArea, 'ProposalPage') })

export const wishesRoutes = [wishes, wish, datePoll, proposeEvent, proposals, proposal] as const
