import type { OpenTo, OpportunityKind, ProfileAudience, ProfileField } from '@/gql/graphql'

export const openToChoices = ['REHIRE', 'CONTRACT', 'REFERRAL', 'MENTOR', 'SPEAK'] as const satisfies readonly OpenTo[]
export const opportunityKinds = ['JOB', 'CONTRACT', 'SIDE_WORK', 'COME_BACK', 'MENTORING', 'SPEAKING'] as const satisfies readonly OpportunityKind[]
export const audiences = ['EVERYONE', 'VERIFIED', 'OPERATORS', 'ONLY_ME'] as const satisfies readonly ProfileAudience[]
/** Those that have readers other than the person. */
export const readers = ['EVERYONE', 'VERIFIED', 'OPERATORS'] as const satisfies readonly ProfileAudience[]
export const profileFields = ['KANA', 'PERIOD', 'LAST_DEPARTMENT', 'HEADLINE', 'ABOUT', 'REGION', 'OPEN_TO', 'KNOWN_FOR'] as const satisfies readonly ProfileField[]
