import { useQuery } from '@apollo/client/react'
import { IconBuildingCommunity } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './People.module.css'

const ParticipantsQuery = graphql(`
  query Participants($after: String) {
    participations(first: 30, after: $after) {
      edges { node { id state since community { id name kind ...MarkTenant } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** The communities of a federation. */
export function ParticipantsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(ParticipantsQuery)
  return (
    <>
      <PageHeader title={t('participants.title')} lead={t('participants.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={4} />}>
        {({ participations }) =>
          participations.edges.length === 0 ? (
            <EmptyState icon={<IconBuildingCommunity />} title={t('participants.empty')}>
              {t('participants.emptyText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.people} aria-label={t('participants.title')}>
                {participations.edges.map(({ node: { id, state, since, community } }) => (
                  <li key={id} className={classes.person}>
                    <Mark tenant={community} />
                    <div className={classes.words}>
                      <strong>{community.name}</strong>
                      <p className={classes.quiet}>
                        <span>{t(`kind.${community.kind}`)}</span>
                        <span>{t('participants.since', { month: format.month(since) })}</span>
                      </p>
                    </div>
                    <Tag tone={state === 'ACTIVE' ? 'good' : 'plain'}>{t(`participants.state.${state}`)}</Tag>
                  </li>
                ))}
              </ul>
              <LoadMore page={participations.pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
    </>
  )
}
