import type { ComponentProps, ReactNode } from 'react'
import { useQuery } from '@apollo/client/react'
import { IconGavel, IconMoodSmile } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { Decide } from './Decide'
import { DecisionCard } from './DecisionCard'
import { ModerationTabs } from './ModerationTabs'
import classes from './Moderation.module.css'

const MineQuery = graphql(`
  query ViewerDecisions($after: String) { viewerDecisions(first: 20, after: $after) { edges { node { id ...DecisionCard } } pageInfo { hasNextPage endCursor } } }
`)
const AppealsQuery = graphql(`
  query AppealedDecisions($after: String) { appealedDecisions(first: 20, after: $after) { edges { node { id ...DecisionCard } } pageInfo { hasNextPage endCursor } } }
`)
const HiddenQuery = graphql(`
  query ContentOutOfSight($after: String) { contentOutOfSight(first: 20, after: $after) { edges { node { id subject title action ...DecisionCard } } pageInfo { hasNextPage endCursor } } }
`)
const SanctionsQuery = graphql(`
  query HoldingSanctions($after: String) { holdingSanctions(first: 20, after: $after) { edges { node { id subject member { id displayName } pseudonym { name } ...DecisionCard } } pageInfo { hasNextPage endCursor } } }
`)
const StandingQuery = graphql(`
  query MemberStanding($id: ID!) {
    memberStanding(memberId: $id) {
      isBanned suspendedUntil viewerCanSanction
      member { id displayName department role }
      decisions { id ...DecisionCard }
    }
  }
`)
const route = getRouteApi('/c/$tenant/moderation/members/$id')

const Nothing = ({ title, children }: { title: string; children: ReactNode }) => (
  <EmptyState icon={<IconGavel />} title={title}>
    {children}
  </EmptyState>
)

type DecisionsProps = {
  page: { edges: { node: { id: string } & ComponentProps<typeof DecisionCard>['decision'] }[]; pageInfo: ComponentProps<typeof LoadMore>['page'] }
  fetchMore: ComponentProps<typeof LoadMore>['fetchMore']
  /** What is there instead when there is none. */
  none: ReactNode
}

function Decisions({ page: { edges, pageInfo }, fetchMore, none }: DecisionsProps) {
  if (edges.length === 0) return none
  return (
    <div className={classes.list}>
      {edges.map(({ node }) => <DecisionCard key={node.id} decision={node} />)}
      <LoadMore page={pageInfo} fetchMore={fetchMore} />
    </div>
  )
}

/** What was decided about me: where a notice leads. */
export function MyDecisionsPage() {
  const { t } = useTranslation()
  const query = useQuery(MineQuery)
  return (
    <>
      <PageHeader title={t('moderation.mine')} lead={t('moderation.mineLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ viewerDecisions }) => (
          <Decisions
            page={viewerDecisions}
            fetchMore={query.fetchMore}
            none={<EmptyState icon={<IconMoodSmile />} title={t('moderation.noneMine')}>{t('moderation.noneMineText')}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  )
}

/** Decisions that somebody wants to have looked at again. */
export function AppealsPage() {
  const { t } = useTranslation()
  const query = useQuery(AppealsQuery)
  return (
    <>
      <ModerationTabs lead={t('moderation.appealsLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ appealedDecisions }) => (
          <Decisions page={appealedDecisions} fetchMore={query.fetchMore} none={<Nothing title={t('moderation.noneAppealed')}>{t('moderation.noneAppealedText')}</Nothing>} />
        )}
      </Loaded>
    </>
  )
}

/** What is out of sight now, reported or not, and the way back. */
export function HiddenPage() {
  const { t } = useTranslation()
  const query = useQuery(HiddenQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <ModerationTabs lead={t('moderation.hiddenLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ contentOutOfSight: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Nothing title={t('moderation.noneHidden')}>{t('moderation.noneHiddenText')}</Nothing>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <div key={node.id} className={classes.withAction}>
                  <DecisionCard decision={node} />
                  <div className={classes.buttons}>
                    <Decide choices={node.action === 'HIDE' ? ['RESTORE', 'REMOVE'] : ['RESTORE']} name={node.title ?? ''} subjectId={node.subject} onDone={() => void query.refetch()} />
                  </div>
                </div>
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

/** Who cannot write or enter now, and the way back. */
export function SanctionsPage() {
  const { t } = useTranslation()
  const query = useQuery(SanctionsQuery)
  return (
    <>
      <ModerationTabs lead={t('moderation.sanctionsLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ holdingSanctions: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Nothing title={t('moderation.noneSanctioned')}>{t('moderation.noneSanctionedText')}</Nothing>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <DecisionCard
                  key={node.id}
                  decision={node}
                  actions={<Decide choices={['LIFT']} name={node.member?.displayName ?? node.pseudonym?.name ?? ''} subjectId={node.subject} onDone={() => void query.refetch()} />}
                />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

/** How one member stands, with what can be done. */
export function MemberStandingPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(StandingQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
      {({ memberStanding: { member, isBanned, suspendedUntil, viewerCanSanction, decisions } }) => (
        <>
          <PageHeader title={member.displayName} lead={t('moderation.memberLead')} above={<BackLink to="/c/$tenant/people" params={{ tenant: slug }}>{t('people.title')}</BackLink>} />
          <div className={classes.list}>
            <Card aria-label={t('moderation.standing')}>
              <header className={classes.head}>
                <Avatar name={member.displayName} />
                <div className={classes.words}>
                  <p className={classes.facts}>{[member.department, t(`role.${member.role}`)].filter(Boolean).join(' · ')}</p>
                  <Tag tone={isBanned || suspendedUntil ? 'notice' : 'good'}>
                    {isBanned ? t('moderation.banned') : suspendedUntil ? t('moderation.suspendedUntil', { at: format.moment(suspendedUntil) }) : t('moderation.active')}
                  </Tag>
                </div>
              </header>
              {viewerCanSanction ? (
                <footer className={classes.actions}>
                  <Decide choices={isBanned || suspendedUntil ? ['LIFT', 'WARN'] : ['WARN', 'SUSPEND', 'BAN']} name={member.displayName} subjectId={member.id} onDone={() => void query.refetch()} />
                </footer>
              ) : (
                <p className={classes.promise}>{t('moderation.outOfReach')}</p>
              )}
            </Card>
            {decisions.map((decision) => <DecisionCard key={decision.id} decision={decision} />)}
          </div>
        </>
      )}
    </Loaded>
  )
}
