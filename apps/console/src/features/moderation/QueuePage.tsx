import { useQuery } from '@apollo/client/react'
import { IconShieldCheck } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { CaseCard } from './CaseCard'
import { ModerationTabs } from './ModerationTabs'
import classes from './Moderation.module.css'

const CasesQuery = graphql(`
  query ModerationCases($filter: ModerationCaseFilter, $after: String) {
    moderationCases(filter: $filter, first: 20, after: $after) { edges { node { id ...CaseCard } } pageInfo { hasNextPage endCursor } }
  }
`)
const CaseQuery = graphql(`
  query ModerationCase($id: ID!) { moderationCase(id: $id) { id title ...CaseCard } }
`)
const route = getRouteApi('/c/$tenant/moderation/cases/$id')

function Cases({ isHandled }: { isHandled: boolean }) {
  const { t } = useTranslation()
  const query = useQuery(CasesQuery, { variables: { filter: { isHandled } } })
  return (
    <>
      <ModerationTabs lead={t(isHandled ? 'moderation.handledLead' : 'moderation.openLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ moderationCases: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconShieldCheck />} title={t(isHandled ? 'moderation.noneHandled' : 'moderation.noneOpen')}>
              {t(isHandled ? 'moderation.noneHandledText' : 'moderation.noneOpenText')}
            </EmptyState>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <CaseCard key={node.id} of={node} />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

/** What waits for a moderator, the longest waiting first. */
export const QueuePage = () => <Cases isHandled={false} />
/** What was decided, newest first. */
export const HandledPage = () => <Cases isHandled />

/** One case: where a notice leads. */
export function CasePage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(CaseQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
      {({ moderationCase }) => (
        <>
          <PageHeader title={moderationCase.title ?? t('moderation.subject.MEMBER')} above={<BackLink to="/c/$tenant/moderation" params={{ tenant: slug }}>{t('moderation.title')}</BackLink>} />
          <div className={classes.list}>
            <CaseCard of={moderationCase} />
          </div>
        </>
      )}
    </Loaded>
  )
}
