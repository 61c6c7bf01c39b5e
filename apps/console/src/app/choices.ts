import type { DeclineReason, EventMode, ListingDirection, ListingKind, ListingMode, ReactionKind } from '@/gql/graphql'

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
export const reactionKinds = ['CELEBRATE', 'APPLAUSE', 'THANKS', 'ME_TOO', 'INSIGHT'] as const satisfies ReactionKind[]
export const declineReasons = [
  'NOT_NOW',
  'NOT_THIS_KIND',
  'NOT_THIS_PARTNER',
  'COMPETITOR',
  'OTHER',
] as const satisfies DeclineReason[]
