import { useQuery } from '@apollo/client/react'
import { IconIdBadge2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ImportPanel } from '@/features/imports/ImportPanel'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import classes from './Alumni.module.css'
import { Review } from './Review'
import { RosterList } from './RosterList'

const ClaimsQuery = graphql(`
  query AlumniClaims($after: String) {
    alumniClaims(first: 20, after: $after) {
      edges { node { id ...ReviewClaim } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** For operators: claims that wait for a person's eye, and the roster that they are compared with. */
export function RosterPage() {
  const { t } = useTranslation()
  const query = useQuery(ClaimsQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t('area.roster')} lead={t('roster.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ alumniClaims }) =>
          alumniClaims.edges.length === 0 ? (
            <EmptyState icon={<IconIdBadge2 />} title={t('roster.empty')}>
              {t('roster.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('roster.waiting')}>
              {alumniClaims.edges.map(({ node }) => (
                <Review key={node.id} claim={node} onDecided={() => void query.refetch()} />
              ))}
              <LoadMore page={alumniClaims.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
      <section className={classes.section} aria-labelledby="roster">
        <h2 id="roster">{t('roster.list')}</h2>
        <ImportPanel kind="ALUMNI_ROSTER" />
        <RosterList />
      </section>
    </>
  )
}
