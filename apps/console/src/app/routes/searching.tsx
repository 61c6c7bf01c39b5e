import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type SearchKindChoice, type SearchPeriod, searchKinds, searchPeriods } from '@/features/search/choices'
import { within } from './base'
import { daily } from './scripts'
import { text } from './search'

const searching = createRoute({
  ...within,
  path: 'search',
  validateSearch: (search): { q?: string | undefined; kind?: SearchKindChoice | undefined; space?: string | undefined; within?: SearchPeriod | undefined; newest?: true | undefined } => ({
    q: text(typeof search.q === 'number' ? String(search.q) : search.q),
    kind: searchKinds.find((kind) => kind === search.kind),
    space: text(search.space),
    within: searchPeriods.find((period) => period === search.within),
    newest: search.newest === true ? true : undefined,
  }),
  component: lazyRouteComponent(daily, 'SearchPage'),
})

export const searchingRoutes = [searching] as const
