import { useQuery } from '@apollo/client/react'
import { IconCalendarPlus } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { Ago } from '@/ui/Time'
import { ProposalTag } from './ProposalTag'
import classes from './Wishes.module.css'

const ProposalsQuery = graphql(`
  query EventProposals($list: EventProposalList!, $after: String) {
    eventProposals(first: 20, after: $after, filter: { list: $list }) {
      edges { node { id title forWhom state proposedAt proposer { id displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/events/proposals')

/** Events that I propose; and for operators, those that wait. */
export function ProposalsPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { list } = route.useSearch()
  const params = { tenant: slug }
  const isOperator = can('events:manage')
  const query = useQuery(ProposalsQuery, { variables: { list: list === 'waiting' ? 'WAITING' : list === 'all' ? 'ALL' : 'MINE' } })
  const propose = (
    <ButtonLink to="/c/$tenant/events/propose" params={params} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
      {t('wishes.proposeEvent')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={t('proposing.list')}
        lead={t('proposing.listLead')}
        actions={propose}
        above={
          <BackLink to="/c/$tenant/events" params={params}>
            {t('events.toEvents')}
          </BackLink>
        }
      />
      {isOperator ? (
        <Tabs label={t('proposing.list')}>
          <Tab to="/c/$tenant/events/proposals" params={params} activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}>
            {t('proposing.mine')}
          </Tab>
          <Tab to="/c/$tenant/events/proposals" params={params} search={{ list: 'waiting' }}>
            {t('proposing.waiting')}
          </Tab>
          <Tab to="/c/$tenant/events/proposals" params={params} search={{ list: 'all' }}>
            {t('proposing.all')}
          </Tab>
        </Tabs>
      ) : null}
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ eventProposals }) => (
          <>
            <List label={t('proposing.list')}>
              {eventProposals.edges.map(({ node }) => (
                <Card key={node.id} as="article" interactive aria-labelledby={`proposal-${node.id}`} className={classes.words}>
                  <p className={classes.badges}>
                    <ProposalTag state={node.state} />
                    <span>{node.proposer.displayName}</span>
                    <Ago at={node.proposedAt} />
                  </p>
                  <h2 id={`proposal-${node.id}`} className={classes.title}>
                    <Link to="/c/$tenant/events/proposals/$id" params={{ tenant: slug, id: node.id }} className={classes.link}>
                      {node.title}
                    </Link>
                  </h2>
                  <p className={classes.quiet}>{t('proposing.for', { whom: node.forWhom })}</p>
                </Card>
              ))}
            </List>
            {eventProposals.edges.length === 0 ? (
              <EmptyState icon={<IconCalendarPlus />} title={t(list === 'waiting' ? 'proposing.noneWaiting' : 'proposing.none')} action={list === 'waiting' ? null : propose}>
                {list === 'waiting' ? null : t('proposing.noneText')}
              </EmptyState>
            ) : null}
            <LoadMore page={eventProposals.pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </>
  )
}
