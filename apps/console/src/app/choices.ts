import type { CertificationField, ComparedStep, CompanyRecognition, DeclineReason, EventMode, ListingDirection, ListingField, ListingKind, ListingMode, PathLevel, SeatApplicationState, SupervisorMode, TalentType, TenantKind } from '@/gql/graphql'

/** The values of the API's enums in the order in which people are offered them. */
export const directions = ['NEED', 'OFFER'] as const satisfies ListingDirection[]
export const listingKinds = [
  'SPEAKER',
  'VENUE',
  'PUBLICITY',
  'CONTENT',
  'AUDIENCE',
  'KNOWLEDGE',
  'OPPORTUNITY',
  'SEATS',
] as const satisfies ListingKind[]
export const listingModes = ['ANY', 'ONLINE', 'ONSITE'] as const satisfies ListingMode[]
export const eventModes = ['ONLINE', 'ONSITE', 'HYBRID'] as const satisfies EventMode[]
export const certificationFields = ['IT', 'CLOUD', 'DATA', 'BUSINESS'] as const satisfies CertificationField[]
export const declineReasons = [
  'NOT_NOW',
  'NOT_THIS_KIND',
  'NOT_THIS_PARTNER',
  'COMPETITOR',
  'OTHER',
] as const satisfies DeclineReason[]
export const applicationStates = ['SUBMITTED', 'SELECTED', 'WAITLISTED', 'SEAT_GRANTED', 'RETURNED', 'REJECTED', 'RECLAIMED', 'WITHDRAWN'] as const satisfies SeatApplicationState[]
/** What a list of applications may be narrowed to. */
export const applicationViews = ['ALL', ...applicationStates] as const
export type ApplicationView = (typeof applicationViews)[number]
export const pathLevels = ['INTRODUCTION', 'IT_PASSPORT', 'FUNDAMENTAL_IT'] as const satisfies PathLevel[]
export const talentTypes = ['BUSINESS_DX', 'ICT'] as const satisfies TalentType[]
export const supervisorModes = ['INFORM', 'APPROVE'] as const satisfies SupervisorMode[]
export const comparedSteps = ['JOINED', 'ENROLLED', 'STARTED', 'COMPLETED', 'FINISHED'] as const satisfies ComparedStep[]
export const listingFields = ['DESCRIPTION', 'REGION', 'TOPICS', 'PLACE', 'CONTACT'] as const satisfies ListingField[]
export const recognitions = ['OFFICIAL', 'KNOWN', 'NONE'] as const satisfies CompanyRecognition[]
export const communityKinds = ['ALUMNI', 'CORPORATE', 'LEARNING'] as const satisfies TenantKind[]
