import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { todayArea } from './scripts'

const today = createRoute({ ...within, path: 'today', component: lazyRouteComponent(todayArea, 'TodayPage') })
const rota = createRoute({ ...within, path: 'today/rota', component: lazyRouteComponent(todayArea, 'RotaPage') })
const load = createRoute({ ...within, path: 'today/load', component: lazyRouteComponent(todayArea, 'LoadPage') })

export const todayRoutes = [today, rota, load] as const
