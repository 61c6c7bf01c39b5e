import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { NotFound } from '../Failure'
import { lastTenant } from '../lastTenant'
import { RootLayout } from '../RootLayout'
import { session } from '../session'
import { daily } from './scripts'

export const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound })

export const mustBeSignedIn = async ({ location }: { location: { href: string } }) => {
  // Someone who was here before: the script can arrive while the cookie is being asked.
  if (lastTenant.get()) void daily()
  if (!(await session.ensure())) throw redirect({ to: '/sign-in', search: { next: location.href } })
}

export const tenant = createRoute({
  getParentRoute: () => root,
  path: '/c/$tenant',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(daily, 'TenantLayout'),
})

/** A page inside of a community: its area's file spreads this and adds itself to the area's list. */
export const within = { getParentRoute: () => tenant }
