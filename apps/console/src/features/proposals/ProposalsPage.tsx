import { useQuery } from '@apollo/client/react'
import { IconAffiliate } from '@tabler/icons-react'
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
import { ProposalCard, stageOf, type Stage } from './ProposalCard'
import classes from './ProposalsPage.module.css'

const ProposalsQuery = graphql(`
  query Proposals($after: String) {
    proposals(first: 20, after: $after) {
      edges { node { id state viewerAnswer ...ProposalCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const stages: Stage[] = ['open', 'mutual', 'waiting', 'closed']

export function ProposalsPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const query = useQuery(ProposalsQuery)
  return (
    <>
      <PageHeader title={t('proposals.title')} lead={t('proposals.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ proposals }) => (
          <>
            {proposals.edges.length === 0 ? (
              <EmptyState
                icon={<IconAffiliate />}
                title={t('proposals.empty')}
                action={
                  can('listings:publish') ? (
                    <ButtonLink to="/c/$tenant/exchange/new" params={{ tenant: slug }}>
                      {t('exchange.publish')}
                    </ButtonLink>
                  ) : null
                }
              >
                {t('proposals.emptyText')}
              </EmptyState>
            ) : null}
            {stages.map((stage) => {
              const edges = proposals.edges.filter(({ node }) => stageOf(node) === stage)
              return edges.length === 0 ? null : (
                <section key={stage} className={classes.stage} aria-label={t(`proposals.stage.${stage}`)}>
                  <h2 className={classes.title}>{t(`proposals.stage.${stage}`)}</h2>
                  <List>
                    {edges.map(({ node }) => (
                      <ProposalCard key={node.id} proposal={node} />
                    ))}
                  </List>
                </section>
              )
            })}
            <LoadMore page={proposals.pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </>
  )
}
