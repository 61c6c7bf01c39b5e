import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { daily } from './scripts'

const home = createRoute({
  ...within,
  path: '/',
  component: lazyRouteComponent(daily, 'HomePage'),
})
const notifications = createRoute({
  ...within,
  path: 'notifications',
  component: lazyRouteComponent(daily, 'NotificationsPage'),
})
const about = createRoute({
  ...within,
  path: 'about/$id',
  component: lazyRouteComponent(daily, 'AboutPage'),
})

export const homeRoutes = [home, notifications, about] as const
