import { createContext, use } from 'react'
import { graphql } from '@/gql'
import type { Capability, ViewerFactsFragment } from '@/gql/graphql'

export const ViewerFacts = graphql(`
  fragment ViewerFacts on Viewer {
    member { id displayName role department }
    tenant { id slug name kind color memberCount timeZone capabilities ...MarkTenant }
    permissions
  }
`)

export type Permission =
  | 'posts:read'
  | 'posts:write'
  | 'anonymity:manage'
  | 'anonymity:unmask'
  | 'official-answerers:manage'
  | 'reactions:manage'
  | 'moderation:manage'
  | 'moderation:configure'
  | 'audit:read'
  | 'spaces:manage'
  | 'events:manage'
  | 'events:propose'
  | 'wishes:read'
  | 'listings:read'
  | 'listings:publish'
  | 'bookings:manage'
  | 'sharing:read'
  | 'participations:review'
  | 'participations:read'
  | 'proposals:answer'
  | 'collaborations:read'
  | 'announcements:send'
  | 'procurement:read'
  | 'procurement:request'
  | 'procurement:order'
  | 'members:read'
  | 'members:manage'
  | 'members:invite'
  | 'profile:write'
  | 'learning:read'
  | 'learning:manage'
  | 'learning:compare'
  | 'certifications:read'
  | 'passes:verify'
  | 'alumni:read'
  | 'roster:manage'
  | 'today:work'

export const ViewerContext = createContext<ViewerFactsFragment | null>(null)

/** Who I am in the community on the screen, and what I may do there. */
export function useViewer() {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('useViewer belongs inside a community')
  return {
    ...viewer,
    slug: viewer.tenant.slug,
    isFederation: viewer.tenant.kind === 'FEDERATION',
    can: (permission: Permission) => viewer.permissions.includes(permission),
    /** Whether this community has switched a part of the product on. */
    has: (capability: Capability) => viewer.tenant.capabilities.includes(capability),
  }
}
