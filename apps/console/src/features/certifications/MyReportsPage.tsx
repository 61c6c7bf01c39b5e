import { useQuery } from '@apollo/client/react'
import { IconCertificate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { CertificationTabs } from './CertificationTabs'
import { ReportCard } from './ReportCard'
import classes from './Report.module.css'

const MyReportsQuery = graphql(`
  query MyPassReports($after: String) {
    passReports(first: 20, after: $after) {
      edges { node { id state viewerCanChange story { id } ...ReportCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export function MyReportsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(MyReportsQuery)
  const params = { tenant: slug }
  return (
    <>
      <CertificationTabs lead={t('certifications.mineLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ passReports: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState
              icon={<IconCertificate />}
              title={t('certifications.noReports')}
              action={
                <ButtonLink to="/c/$tenant/certifications/report" params={params}>
                  {t('certifications.report')}
                </ButtonLink>
              }
            >
              {t('certifications.noReportsText')}
            </EmptyState>
          ) : (
            <div className={classes.list}>
              {edges.map(({ node }) => (
                <ReportCard
                  key={node.id}
                  report={node}
                  actions={
                    node.viewerCanChange ? (
                      <ButtonLink size="xs" variant="default" to="/c/$tenant/certifications/reports/$id" params={{ ...params, id: node.id }}>
                        {t(node.state === 'RETURNED' ? 'certifications.correct' : 'certifications.goOn')}
                      </ButtonLink>
                    ) : node.state === 'VERIFIED' ? (
                      node.story ? (
                        <ButtonLink size="xs" variant="default" to="/c/$tenant/posts/$id" params={{ ...params, id: node.story.id }}>
                          {t('certifications.readStory')}
                        </ButtonLink>
                      ) : (
                        <ButtonLink size="xs" to="/c/$tenant/certifications/reports/$id" params={{ ...params, id: node.id }}>
                          {t('certifications.writeStory')}
                        </ButtonLink>
                      )
                    ) : null
                  }
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
