import type { ModerationAction, ReportKind } from '@/gql/graphql'

export const reportKinds = ['SPAM', 'ABUSE', 'PRIVACY', 'FALSEHOOD', 'COPYRIGHT', 'OFF_TOPIC', 'OTHER'] as const satisfies readonly ReportKind[]

/** Reasons that fit most cases; each can be changed before it is sent. */
export const reasons = ['abuse', 'privacy', 'selling', 'offTopic'] as const

/** The colour of a decision: green gives back, amber takes away. */
export const toneOf = (action: ModerationAction) => (action === 'RESTORE' || action === 'LIFT' ? 'good' : 'notice')
