import { useQuery } from '@apollo/client/react'
import { IconBriefcase, IconPlus } from '@tabler/icons-react'
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
import { Tab, Tabs } from '@/ui/Tabs'
import { ClaimNotice } from './ClaimNotice'
import { OpportunityCard } from './OpportunityCard'
import { useStanding } from './standing'

const OpportunitiesQuery = graphql(`
  query Opportunities($filter: OpportunityFilter, $after: String) {
    opportunities(filter: $filter, first: 20, after: $after) {
      edges { node { id ...OpportunityCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/opportunities')

export function OpportunitiesPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { mine } = route.useSearch()
  const { takesPart, isLoaded } = useStanding()
  // To somebody who may not see them, "there are none" would be untrue: the notice says what to do.
  const isClosed = isLoaded && !takesPart
  const query = useQuery(OpportunitiesQuery, { variables: { filter: mine ? { mine: true } : null }, fetchPolicy: 'cache-and-network' })
  const post = takesPart ? (
    <ButtonLink to="/c/$tenant/opportunities/new" params={{ tenant: slug }} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('opportunity.post')}
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title={t('area.opportunities')} lead={t('opportunity.lead')} actions={post} />
      <ClaimNotice />
      <Tabs label={t('area.opportunities')}>
        <Tab to="/c/$tenant/opportunities" params={{ tenant: slug }} search={{}} activeOptions={{ includeSearch: true }}>
          {t('opportunity.all')}
        </Tab>
        <Tab to="/c/$tenant/opportunities" params={{ tenant: slug }} search={{ mine: true }} activeOptions={{ includeSearch: true }}>
          {t('opportunity.mine')}
        </Tab>
      </Tabs>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ opportunities }) =>
          opportunities.edges.length === 0 ? (
            isClosed ? null : (
              <EmptyState icon={<IconBriefcase />} title={t('opportunity.empty')} action={post}>
                {t('opportunity.emptyText')}
              </EmptyState>
            )
          ) : (
            <List label={t('area.opportunities')} columns={2}>
              {opportunities.edges.map(({ node }) => (
                <OpportunityCard key={node.id} opportunity={node} />
              ))}
              <LoadMore page={opportunities.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}
