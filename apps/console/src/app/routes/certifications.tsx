import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CertificationField } from '@/gql/graphql'
import { certificationFields } from '../choices'
import { within } from './base'
import { certification } from './scripts'
import { text } from './search'

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

export const certificationsRoutes = [certifications, certificationPaths, newReport, myReports, report, waitingReports, oneCertification] as const
