import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { ListingDirection, ListingKind } from '@/gql/graphql'
import { Failure, NotFound } from './Failure'
import { Opening } from './Opening'
import { RootLayout } from './RootLayout'
import { directions, listingKinds } from './choices'
import { session } from './session'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound })

const mustBeSignedIn = async ({ location }: { location: { href: string } }) => {
  if (!(await session.ensure())) throw redirect({ to: '/sign-in', search: { next: location.href } })
}

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('@/features/auth/StartPage'), 'StartPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => ({ next: text(search.next) }),
  component: lazyRouteComponent(() => import('@/features/auth/SignInPage'), 'SignInPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/auth/SetUpPage'), 'SetUpPage'),
})

const tenant = createRoute({
  getParentRoute: () => root,
  path: '/c/$tenant',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('@/features/frame/TenantLayout'), 'TenantLayout'),
})
const within = { getParentRoute: () => tenant }

const home = createRoute({
  ...within,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home/HomePage'), 'HomePage'),
})
const posts = createRoute({
  ...within,
  path: 'posts',
  validateSearch: (search): { space?: string; write?: true } => ({
    space: text(search.space),
    write: search.write === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('@/features/posts/PostsPage'), 'PostsPage'),
})
const post = createRoute({
  ...within,
  path: 'posts/$id',
  component: lazyRouteComponent(() => import('@/features/posts/PostPage'), 'PostPage'),
})
const events = createRoute({
  ...within,
  path: 'events',
  validateSearch: (search): { when?: 'past' } => ({ when: search.when === 'past' ? 'past' : undefined }),
  component: lazyRouteComponent(() => import('@/features/events/EventsPage'), 'EventsPage'),
})
const newEvent = createRoute({
  ...within,
  path: 'events/new',
  component: lazyRouteComponent(() => import('@/features/events/NewEventPage'), 'NewEventPage'),
})
const event = createRoute({
  ...within,
  path: 'events/$id',
  component: lazyRouteComponent(() => import('@/features/events/EventPage'), 'EventPage'),
})
const jointEvent = createRoute({
  ...within,
  path: 'joint/$id',
  component: lazyRouteComponent(() => import('@/features/joint/JointEventPage'), 'JointEventPage'),
})
const people = createRoute({
  ...within,
  path: 'people',
  validateSearch: (search): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage'), 'PeoplePage'),
})
const participants = createRoute({
  ...within,
  path: 'participants',
  component: lazyRouteComponent(() => import('@/features/people/ParticipantsPage'), 'ParticipantsPage'),
})
const exchange = createRoute({
  ...within,
  path: 'exchange',
  validateSearch: (search): { direction?: ListingDirection; kind?: ListingKind } => ({
    direction: directions.find((choice) => choice === search.direction),
    kind: listingKinds.find((choice) => choice === search.kind),
  }),
  component: lazyRouteComponent(() => import('@/features/exchange/ExchangePage'), 'ExchangePage'),
})
const newListing = createRoute({
  ...within,
  path: 'exchange/new',
  validateSearch: (search): { direction?: ListingDirection } => ({
    direction: directions.find((choice) => choice === search.direction),
  }),
  component: lazyRouteComponent(() => import('@/features/exchange/NewListingPage'), 'NewListingPage'),
})
const proposals = createRoute({
  ...within,
  path: 'proposals',
  component: lazyRouteComponent(() => import('@/features/proposals/ProposalsPage'), 'ProposalsPage'),
})
const collaborations = createRoute({
  ...within,
  path: 'collaborations',
  component: lazyRouteComponent(() => import('@/features/collaborations/CollaborationsPage'), 'CollaborationsPage'),
})
const collaboration = createRoute({
  ...within,
  path: 'collaborations/$id',
  component: lazyRouteComponent(() => import('@/features/collaborations/CollaborationPage'), 'CollaborationPage'),
})
const newJointEvent = createRoute({
  ...within,
  path: 'collaborations/$id/new-event',
  component: lazyRouteComponent(() => import('@/features/collaborations/NewJointEventPage'), 'NewJointEventPage'),
})
const notifications = createRoute({
  ...within,
  path: 'notifications',
  component: lazyRouteComponent(() => import('@/features/notifications/NotificationsPage'), 'NotificationsPage'),
})
const about = createRoute({
  ...within,
  path: 'about/$id',
  component: lazyRouteComponent(() => import('@/features/notifications/AboutPage'), 'AboutPage'),
})
const announce = createRoute({
  ...within,
  path: 'announce',
  component: lazyRouteComponent(() => import('@/features/notifications/AnnouncePage'), 'AnnouncePage'),
})
const mail = createRoute({
  ...within,
  path: 'mail',
  validateSearch: (search): { id?: string } => ({ id: text(search.id) }),
  component: lazyRouteComponent(() => import('@/features/mail/MailPage'), 'MailPage'),
})
const me = createRoute({
  ...within,
  path: 'me',
  component: lazyRouteComponent(() => import('@/features/me/MePage'), 'MePage'),
})

const routeTree = root.addChildren([
  start,
  signIn,
  setUp,
  tenant.addChildren([
    home,
    posts,
    post,
    events,
    newEvent,
    event,
    jointEvent,
    people,
    participants,
    exchange,
    newListing,
    proposals,
    collaborations,
    collaboration,
    newJointEvent,
    notifications,
    about,
    announce,
    mail,
    me,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadDelay: 40,
  scrollRestoration: true,
  defaultPendingMs: 120,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Opening,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
