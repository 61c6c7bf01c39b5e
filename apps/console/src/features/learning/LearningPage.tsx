import { useQuery } from '@apollo/client/react'
import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import detail from '@/ui/Detail.module.css'
import { LearningTabs } from './LearningTabs'
import { MyPathCard } from './MyPathCard'
import { ProgrammeCard } from './ProgrammeCard'
import classes from './Learning.module.css'

const LearningQuery = graphql(`
  query Learning($after: String) {
    myPaths { path { id } ...MyPathCard }
    programmes(first: 20, after: $after) {
      edges { node { id ...ProgrammeCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What I learn, and what I can apply for. */
export function LearningPage() {
  const { t } = useTranslation()
  const query = useQuery(LearningQuery)
  return (
    <>
      <PageHeader title={t('learning.title')} lead={t('learning.lead')} />
      <LearningTabs />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ myPaths, programmes }) => (
          <div className={classes.stack}>
            {myPaths.length === 0 ? (
              <EmptyState icon={<IconSchool />} title={t('learning.noPath')}>
                {programmes.edges.length > 0 ? t('learning.noPathText') : t('learning.noProgrammeText')}
              </EmptyState>
            ) : (
              <List label={t('learning.myPaths')}>
                {myPaths.map((mine) => (
                  <MyPathCard key={mine.path.id} path={mine} />
                ))}
              </List>
            )}
            {programmes.edges.length > 0 ? (
              <section aria-labelledby="programmes">
                <h2 id="programmes" className={detail.sideTitle}>
                  {t('learning.programmes')}
                </h2>
                <List columns={2}>
                  {programmes.edges.map(({ node }) => (
                    <ProgrammeCard key={node.id} programme={node} />
                  ))}
                </List>
                <LoadMore page={programmes.pageInfo} fetchMore={query.fetchMore} />
              </section>
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  )
}
