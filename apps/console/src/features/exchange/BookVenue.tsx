import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useCommunities } from '@/features/frame/communities'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'

const Participating = graphql(`
  query Participating { participations(first: 100) { edges { node { id state community { id } } } } }
`)

/** From the board to the form at home: one link for each of my communities that takes part and is not the owner. */
export function BookVenue({ listingId, ownerId }: { listingId: string; ownerId: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { data } = useQuery(Participating)
  const taking = new Set((data?.participations.edges ?? []).filter(({ node }) => node.state === 'ACTIVE').map(({ node }) => node.community.id))
  const homes = useCommunities().filter(({ tenant }) => tenant.id !== ownerId && taking.has(tenant.id))
  return homes.map(({ tenant }) => (
    <ButtonLink key={tenant.id} size="xs" color="cross" variant="light" to="/c/$tenant/bookings/new" params={{ tenant: tenant.slug }} search={{ listing: listingId, board: slug }}>
      {homes.length > 1 ? t('exchange.bookAs', { name: tenant.name }) : t('exchange.book')}
    </ButtonLink>
  ))
}
