import { createRouter } from '@tanstack/react-router'
import { Failure, NotFound } from './Failure'
import { Opening } from './Opening'
import { alumniRoutes } from './routes/alumni'
import { certificationsRoutes } from './routes/certifications'
import { collaborationsRoutes } from './routes/collaborations'
import { doorRoutes } from './routes/door'
import { eventsRoutes } from './routes/events'
import { exchangeRoutes } from './routes/exchange'
import { homeRoutes } from './routes/home'
import { learningRoutes } from './routes/learning'
import { moderationRoutes } from './routes/moderation'
import { ownRoutes } from './routes/own'
import { peopleRoutes } from './routes/people'
import { postsRoutes } from './routes/posts'
import { procurementRoutes } from './routes/procurement'
import { questionsRoutes } from './routes/questions'
import { searchingRoutes } from './routes/searching'
import { spacesRoutes, startRoutes } from './routes/spaces'
import { todayRoutes } from './routes/today'
import { wishesRoutes } from './routes/wishes'
import { root, tenant } from './routes/base'

// One line per area: its pages stand in routes/<area>.tsx.
const routeTree = root.addChildren([
  ...doorRoutes,
  ...startRoutes,
  tenant.addChildren([
    ...homeRoutes,
    ...todayRoutes,
    ...postsRoutes,
    ...spacesRoutes,
    ...questionsRoutes,
    ...eventsRoutes,
    ...wishesRoutes,
    ...peopleRoutes,
    ...learningRoutes,
    ...alumniRoutes,
    ...exchangeRoutes,
    ...collaborationsRoutes,
    ...certificationsRoutes,
    ...procurementRoutes,
    ...moderationRoutes,
    ...ownRoutes,
    ...searchingRoutes,
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
