import { useQuery } from '@apollo/client/react'
import { IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { CertificationTabs } from './CertificationTabs'
import { Decide } from './Decide'
import { ReportCard } from './ReportCard'
import classes from './Report.module.css'

const WaitingQuery = graphql(`
  query WaitingPassReports($after: String) {
    waitingPassReports(first: 20, after: $after) {
      edges { node { id viewerCanVerify ...ReportCard ...DecideReport } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What waits for an operator, the longest waiting first. */
export function WaitingPage() {
  const { t } = useTranslation()
  const query = useQuery(WaitingQuery)
  return (
    <>
      <CertificationTabs lead={t('certifications.waitingLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ waitingPassReports: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconChecks />} title={t('certifications.nothingWaits')}>
              {t('certifications.nothingWaitsText')}
            </EmptyState>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <ReportCard
                  key={node.id}
                  report={node}
                  showsMember
                  actions={node.viewerCanVerify ? <Decide report={node} /> : <p className={classes.facts}>{t('certifications.ownReport')}</p>}
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
