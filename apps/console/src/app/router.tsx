import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { CertificationField, ListingDirection, ListingKind, PathLevel } from '@/gql/graphql'
import { directorySearch } from '@/features/alumni/search'
import { Failure, NotFound } from './Failure'
import { Opening } from './Opening'
import { RootLayout } from './RootLayout'
import { applicationViews, certificationFields, directions, listingKinds, pathLevels, type ApplicationView } from './choices'
import { lastTenant } from './lastTenant'
import { session } from './session'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

// The areas' scripts: few enough to arrive at once, split by what people come for.
const daily = () => import('@/features/daily')
const crossing = () => import('@/features/crossing')
const learning = () => import('@/features/learning')
const buying = () => import('@/features/procurement')
const editing = () => import('@/features/editing')
const own = () => import('@/features/own')
const certification = () => import('@/features/certifications')
const alumniArea = () => import('@/features/alumni')
const federating = () => import('@/features/federating')

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound })

const mustBeSignedIn = async ({ location }: { location: { href: string } }) => {
  // Someone who was here before: the script can arrive while the cookie is being asked.
  if (lastTenant.get()) void daily()
  if (!(await session.ensure())) throw redirect({ to: '/sign-in', search: { next: location.href } })
}

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

const applyToFederation = createRoute({
  getParentRoute: () => root,
  path: '/apply/$federation',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(federating, 'ApplyPage'),
})

const tenant = createRoute({
  getParentRoute: () => root,
  path: '/c/$tenant',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(daily, 'TenantLayout'),
})
const within = { getParentRoute: () => tenant }

const home = createRoute({
  ...within,
  path: '/',
  component: lazyRouteComponent(daily, 'HomePage'),
})
const posts = createRoute({
  ...within,
  path: 'posts',
  validateSearch: (search): { space?: string; write?: true } => ({
    space: text(search.space),
    write: search.write === true ? true : undefined,
  }),
  component: lazyRouteComponent(daily, 'PostsPage'),
})
const post = createRoute({
  ...within,
  path: 'posts/$id',
  component: lazyRouteComponent(daily, 'PostPage'),
})
const events = createRoute({
  ...within,
  path: 'events',
  validateSearch: (search): { when?: 'past' } => ({ when: search.when === 'past' ? 'past' : undefined }),
  component: lazyRouteComponent(daily, 'EventsPage'),
})
const newEvent = createRoute({
  ...within,
  path: 'events/new',
  component: lazyRouteComponent(editing, 'NewEventPage'),
})
const event = createRoute({
  ...within,
  path: 'events/$id',
  component: lazyRouteComponent(daily, 'EventPage'),
})
const jointEvent = createRoute({
  ...within,
  path: 'joint/$id',
  component: lazyRouteComponent(crossing, 'JointEventPage'),
})
const people = createRoute({
  ...within,
  path: 'people',
  validateSearch: (search): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(daily, 'PeoplePage'),
})
const participants = createRoute({
  ...within,
  path: 'participants',
  component: lazyRouteComponent(daily, 'ParticipantsPage'),
})
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
const exchange = createRoute({
  ...within,
  path: 'exchange',
  validateSearch: (search): { direction?: ListingDirection; kind?: ListingKind } => ({
    direction: directions.find((choice) => choice === search.direction),
    kind: listingKinds.find((choice) => choice === search.kind),
  }),
  component: lazyRouteComponent(crossing, 'ExchangePage'),
})
const newListing = createRoute({
  ...within,
  path: 'exchange/new',
  validateSearch: (search): { direction?: ListingDirection } => ({
    direction: directions.find((choice) => choice === search.direction),
  }),
  component: lazyRouteComponent(editing, 'NewListingPage'),
})
const federationApplications = createRoute({
  ...within,
  path: 'applications',
  component: lazyRouteComponent(federating, 'ApplicationsPage'),
})
const bookings = createRoute({
  ...within,
  path: 'bookings',
  component: lazyRouteComponent(federating, 'BookingsPage'),
})
const newBooking = createRoute({
  ...within,
  path: 'bookings/new',
  validateSearch: (search): { listing?: string; board?: string } => ({ listing: text(search.listing), board: text(search.board) }),
  component: lazyRouteComponent(federating, 'NewBookingPage'),
})
const sharing = createRoute({
  ...within,
  path: 'sharing',
  component: lazyRouteComponent(federating, 'SharingPage'),
})
const proposals = createRoute({
  ...within,
  path: 'proposals',
  component: lazyRouteComponent(crossing, 'ProposalsPage'),
})
const collaborations = createRoute({
  ...within,
  path: 'collaborations',
  component: lazyRouteComponent(crossing, 'CollaborationsPage'),
})
const collaboration = createRoute({
  ...within,
  path: 'collaborations/$id',
  component: lazyRouteComponent(crossing, 'CollaborationPage'),
})
const newJointEvent = createRoute({
  ...within,
  path: 'collaborations/$id/new-event',
  component: lazyRouteComponent(editing, 'NewJointEventPage'),
})
const certifications = createRoute({
  ...within,
  path: 'certifications',
  validateSearch: (search): { q?: string; field?: CertificationField } => ({
    q: text(search.q),
    field: certificationFields.find((choice) => choice === search.field),
  }),
  component: lazyRouteComponent(certification, 'CertificationsPage'),
})
const certificationPaths = createRoute({
  ...within,
  path: 'certifications/paths',
  component: lazyRouteComponent(certification, 'PathsPage'),
})
const newReport = createRoute({
  ...within,
  path: 'certifications/report',
  validateSearch: (search): { certification?: string } => ({ certification: text(search.certification) }),
  component: lazyRouteComponent(certification, 'NewReportPage'),
})
const myReports = createRoute({
  ...within,
  path: 'certifications/reports',
  component: lazyRouteComponent(certification, 'MyReportsPage'),
})
const report = createRoute({
  ...within,
  path: 'certifications/reports/$id',
  component: lazyRouteComponent(certification, 'ReportPage'),
})
const waitingReports = createRoute({
  ...within,
  path: 'certifications/waiting',
  component: lazyRouteComponent(certification, 'WaitingPage'),
})
const oneCertification = createRoute({
  ...within,
  path: 'certifications/$id',
  component: lazyRouteComponent(certification, 'CertificationPage'),
})
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

const learningHome = createRoute({
  ...within,
  path: 'learning',
  component: lazyRouteComponent(learning, 'LearningPage'),
})
const apply = createRoute({
  ...within,
  path: 'learning/apply/$id',
  component: lazyRouteComponent(learning, 'ApplyPage'),
})
const applications = createRoute({
  ...within,
  path: 'learning/applications',
  validateSearch: (search): { state?: ApplicationView; programme?: string } => ({
    state: applicationViews.find((choice) => choice === search.state),
    programme: text(search.programme),
  }),
  component: lazyRouteComponent(learning, 'ApplicationsPage'),
})
const seatApplication = createRoute({
  ...within,
  path: 'learning/applications/$id',
  component: lazyRouteComponent(learning, 'ApplicationPage'),
})
const newPath = createRoute({
  ...within,
  path: 'learning/paths/new',
  component: lazyRouteComponent(learning, 'NewPathPage'),
})
const newProgramme = createRoute({
  ...within,
  path: 'learning/programmes/new',
  component: lazyRouteComponent(learning, 'NewProgrammePage'),
})
const ownSeats = createRoute({
  ...within,
  path: 'learning/seats',
  component: lazyRouteComponent(learning, 'OwnSeatsPage'),
})
const results = createRoute({
  ...within,
  path: 'learning/results',
  component: lazyRouteComponent(learning, 'ResultsPage'),
})
const comparison = createRoute({
  ...within,
  path: 'learning/comparison',
  validateSearch: (search): { level?: PathLevel } => ({ level: pathLevels.find((choice) => choice === search.level) }),
  component: lazyRouteComponent(learning, 'ComparisonPage'),
})
const supervisor = createRoute({
  getParentRoute: () => root,
  path: '/supervisor/$secret',
  component: lazyRouteComponent(() => import('@/features/supervisor/SupervisorPage'), 'SupervisorPage'),
})

const routeTree = root.addChildren([
  start,
  signIn,
  setUp,
  supervisor,
  applyToFederation,
  tenant.addChildren([
    home,
    posts,
    post,
    events,
    newEvent,
    event,
    jointEvent,
    people,
    learningHome,
    apply,
    applications,
    seatApplication,
    newPath,
    newProgramme,
    ownSeats,
    results,
    comparison,
    participants,
    alumni,
    alumniClaim,
    alumniMe,
    roster,
    opportunities,
    newOpportunity,
    consultations,
    newConsultation,
    consultation,
    exchange,
    newListing,
    federationApplications,
    bookings,
    newBooking,
    sharing,
    proposals,
    collaborations,
    collaboration,
    newJointEvent,
    certifications,
    certificationPaths,
    newReport,
    myReports,
    report,
    waitingReports,
    oneCertification,
    procurement,
    newPool,
    purchase,
    statement,
    notifications,
    about,
    announce,
    imports,
    mail,
    notificationSettings,
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
