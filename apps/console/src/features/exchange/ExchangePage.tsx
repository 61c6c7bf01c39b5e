import { useQuery } from '@apollo/client/react'
import { IconArrowsExchange, IconPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Filters } from './Filters'
import { ListingCard } from './ListingCard'
import { Boards } from './Boards'
import { BookVenue } from './BookVenue'
import { PauseListing } from './PauseListing'
import { WithdrawListing } from './WithdrawListing'

const ListingsQuery = graphql(`
  query Listings($filter: ListingFilter, $after: String) {
    listings(filter: $filter, first: 20, after: $after) {
      edges { node { id state kind direction owner { id } ...ListingCard ...WithdrawListing ...PauseListing } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/exchange')

/** In a community: what it asks for and offers. In a federation: the board of all of them. */
export function ExchangePage() {
  const { t } = useTranslation()
  const { slug, can, isFederation } = useViewer()
  const { direction, kind } = route.useSearch()
  const query = useQuery(ListingsQuery, { variables: { filter: direction || kind ? { direction, kind } : null } })
  const mayPublish = can('listings:publish') && !isFederation
  const publish = (
    <ButtonLink
      to="/c/$tenant/exchange/new"
      params={{ tenant: slug }}
      search={{ direction }}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {t('exchange.publish')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={isFederation ? t('exchange.board') : t('exchange.title')}
        lead={isFederation ? t('exchange.boardLead') : t('exchange.lead')}
        actions={mayPublish ? publish : null}
      />
      {isFederation ? null : <Boards />}
      <Filters direction={direction} kind={kind} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ listings }) =>
          listings.edges.length === 0 ? (
            <EmptyState
              icon={<IconArrowsExchange />}
              title={direction || kind ? t('exchange.nothingMatches') : t('exchange.empty')}
              action={mayPublish ? publish : null}
            >
              {direction || kind ? t('exchange.nothingMatchesText') : isFederation ? t('exchange.emptyBoard') : t('exchange.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('exchange.title')} columns={2}>
              {listings.edges.map(({ node }) => (
                <ListingCard
                  key={node.id}
                  listing={node}
                  showOwner={isFederation}
                  actions={
                    mayPublish && (node.state === 'PUBLISHED' || node.state === 'PAUSED') ? (
                      <>
                        <PauseListing listing={node} />
                        <WithdrawListing listing={node} />
                      </>
                    ) : isFederation && node.kind === 'VENUE' && node.direction === 'OFFER' ? (
                      <BookVenue listingId={node.id} ownerId={node.owner.id} />
                    ) : null
                  }
                />
              ))}
              <LoadMore page={listings.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}
