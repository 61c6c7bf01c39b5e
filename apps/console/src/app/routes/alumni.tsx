import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { directorySearch } from '@/features/alumni/search'
import { within } from './base'
import { alumniArea } from './scripts'

const alumni = createRoute({ ...within, path: 'alumni', validateSearch: directorySearch, component: lazyRouteComponent(alumniArea, 'DirectoryPage') })
const alumniClaim = createRoute({ ...within, path: 'alumni/claim', component: lazyRouteComponent(alumniArea, 'ClaimPage') })
const alumniMe = createRoute({ ...within, path: 'alumni/me', component: lazyRouteComponent(alumniArea, 'ProfilePage') })
const roster = createRoute({ ...within, path: 'roster', component: lazyRouteComponent(alumniArea, 'RosterPage') })
const opportunities = createRoute({
  ...within,
  path: 'opportunities',
  validateSearch: (search): { mine?: true } => ({ mine: search.mine === true ? true : undefined }),
  component: lazyRouteComponent(alumniArea, 'OpportunitiesPage'),
})
const newOpportunity = createRoute({ ...within, path: 'opportunities/new', component: lazyRouteComponent(alumniArea, 'NewOpportunityPage') })
const consultations = createRoute({
  ...within,
  path: 'consultations',
  validateSearch: (search): { list?: 'ASKED_BY_ME' | 'OFFERED_BY_ME' } => ({
    list: (['ASKED_BY_ME', 'OFFERED_BY_ME'] as const).find((choice) => choice === search.list),
  }),
  component: lazyRouteComponent(alumniArea, 'ConsultationsPage'),
})
const newConsultation = createRoute({ ...within, path: 'consultations/new', component: lazyRouteComponent(alumniArea, 'NewConsultationPage') })
const consultation = createRoute({ ...within, path: 'consultations/$id', component: lazyRouteComponent(alumniArea, 'ConsultationPage') })

export const alumniRoutes = [alumni, alumniClaim, alumniMe, roster, opportunities, newOpportunity, consultations, newConsultation, consultation] as const
