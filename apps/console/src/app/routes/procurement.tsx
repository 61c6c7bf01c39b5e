import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { buying } from './scripts'

const procurement = createRoute({
  ...within,
  path: 'procurement',
  component: lazyRouteComponent(buying, 'ProcurementPage'),
})
const newPool = createRoute({
  ...within,
  path: 'procurement/new',
  component: lazyRouteComponent(buying, 'NewPoolPage'),
})
const purchase = createRoute({
  ...within,
  path: 'procurement/$id',
  component: lazyRouteComponent(buying, 'PurchasePage'),
})
const statement = createRoute({
  ...within,
  path: 'procurement/$id/statement',
  component: lazyRouteComponent(buying, 'StatementPage'),
})

export const procurementRoutes = [procurement, newPool, purchase, statement] as const
