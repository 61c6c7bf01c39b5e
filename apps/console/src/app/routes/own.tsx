import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { own } from './scripts'
import { text } from './search'

const announce = createRoute({
  ...within,
  path: 'announce',
  component: lazyRouteComponent(own, 'AnnouncePage'),
})
const imports = createRoute({
  ...within,
  path: 'imports',
  validateSearch: (search): { kind?: string } => ({ kind: text(search.kind) }),
  component: lazyRouteComponent(own, 'ImportsPage'),
})
const mail = createRoute({
  ...within,
  path: 'mail',
  validateSearch: (search): { id?: string } => ({ id: text(search.id) }),
  component: lazyRouteComponent(own, 'MailPage'),
})
const notificationSettings = createRoute({
  ...within,
  path: 'me/notifications',
  validateSearch: (search): { topic?: string } => ({ topic: text(search.topic) }),
  component: lazyRouteComponent(own, 'NotificationSettingsPage'),
})
const me = createRoute({
  ...within,
  path: 'me',
  component: lazyRouteComponent(own, 'MePage'),
})

export const ownRoutes = [announce, imports, mail, notificationSettings, me] as const
