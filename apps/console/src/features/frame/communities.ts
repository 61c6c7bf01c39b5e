import { useMemo } from 'react'
import { useQuery } from '@apollo/client/react'
import { clientFor } from '@/app/apollo'
import { graphql } from '@/gql'
import type { CommunitiesQuery } from '@/gql/graphql'

const Communities = graphql(`
  query Communities {
    me { id email memberships { unreadNotificationCount tenant { id slug name kind color ...MarkTenant } } }
  }
`)
type Membership = CommunitiesQuery['me']['memberships'][number]
export type Community = { tenant: Membership['tenant']; unread: number }

/** My communities first, then the federations, as the rail shows them. */
export function useCommunities(): Community[] {
  const { data } = useQuery(Communities, { client: clientFor(null) })
  const memberships = data?.me.memberships
  return useMemo(() => {
    const mine = (memberships ?? []).map(({ tenant, unreadNotificationCount }) => ({ tenant, unread: unreadNotificationCount }))
    const isFederation = ({ tenant }: Community) => tenant.kind === 'FEDERATION'
    return [...mine.filter((community) => !isFederation(community)), ...mine.filter(isFederation)]
  }, [memberships])
}

/** The number on a community's seal, kept in the account's cache only. */
export function setUnread(tenantId: string, update: (count: number) => number) {
  const { cache } = clientFor(null)
  const id = cache.identify({ __typename: 'Membership', tenant: { __typename: 'Tenant', id: tenantId } })
  if (id) cache.modify({ id, fields: { unreadNotificationCount: (count: number) => Math.max(0, update(count)) } })
}
