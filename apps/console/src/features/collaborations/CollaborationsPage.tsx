import { useQuery } from '@apollo/client/react'
import { IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { CrossBorderCard } from '@/ui/Card'
import { CrossingPair } from '@/ui/Crossing'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './Collaborations.module.css'

const CollaborationsQuery = graphql(`
  query Collaborations($after: String) {
    collaborations(first: 20, after: $after) {
      edges { node { id title state startedAt partner { id name ...MarkTenant } federation { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export function CollaborationsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, tenant, can } = useViewer()
  const query = useQuery(CollaborationsQuery)
  return (
    <>
      <PageHeader title={t('collaborations.title')} lead={t('collaborations.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ collaborations }) =>
          collaborations.edges.length === 0 ? (
            <EmptyState
              icon={<IconRoute />}
              title={t('collaborations.empty')}
              action={
                can('proposals:answer') ? (
                  <ButtonLink to="/c/$tenant/proposals" params={{ tenant: slug }}>
                    {t('collaborations.toProposals')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('collaborations.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('collaborations.title')}>
              {collaborations.edges.map(({ node }) => (
                <CrossBorderCard as="article" key={node.id} interactive aria-labelledby={`collaboration-${node.id}`} className={classes.row}>
                  <CrossingPair from={<Mark tenant={tenant} />} to={<Mark tenant={node.partner} />} />
                  <div className={classes.words}>
                    <h2 id={`collaboration-${node.id}`} className={classes.title}>
                      <Link to="/c/$tenant/collaborations/$id" params={{ tenant: slug, id: node.id }} className={classes.link}>
                        {node.title}
                      </Link>
                    </h2>
                    <p className={classes.meta}>
                      <span>{node.partner.name}</span>
                      <span>{t('collaborations.since', { day: format.day(node.startedAt) })}</span>
                    </p>
                  </div>
                  <Tag tone={node.state === 'ENDED' ? 'plain' : 'good'}>{t(`collaborations.state.${node.state}`)}</Tag>
                </CrossBorderCard>
              ))}
              <LoadMore page={collaborations.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}
