import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { mustBeSignedIn, root } from './base'
import { daily, federating } from './scripts'
import { text } from './search'

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(daily, 'StartPage'),
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
const supervisor = createRoute({
  getParentRoute: () => root,
  path: '/supervisor/$secret',
  component: lazyRouteComponent(() => import('@/features/supervisor/SupervisorPage'), 'SupervisorPage'),
})
const excluded = createRoute({
  getParentRoute: () => root,
  path: '/excluded/$tenant',
  component: lazyRouteComponent(() => import('@/features/auth/ExcludedPage'), 'ExcludedPage'),
})
const guest = createRoute({
  getParentRoute: () => root,
  path: '/guest/$secret',
  component: lazyRouteComponent(() => import('@/features/events/GuestPage'), 'GuestPage'),
})
const forManagers = createRoute({
  getParentRoute: () => root,
  path: '/for-managers/$secret',
  component: lazyRouteComponent(() => import('@/features/events/ForManagersPage'), 'ForManagersPage'),
})
const checkIn = createRoute({
  getParentRoute: () => root,
  path: '/check-in/$secret',
  component: lazyRouteComponent(() => import('@/features/checkin/HelperPage'), 'HelperPage'),
})
const applyToFederation = createRoute({
  getParentRoute: () => root,
  path: '/apply/$federation',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(federating, 'ApplyPage'),
})

const joining = () => import('@/features/joining')
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation/$secret', component: lazyRouteComponent(joining, 'InvitationPage') })
const join = createRoute({ getParentRoute: () => root, path: '/join/$secret', component: lazyRouteComponent(joining, 'JoinPage') })

export const doorRoutes = [start, signIn, setUp, supervisor, invitation, join, applyToFederation, guest, forManagers, excluded, checkIn] as const
