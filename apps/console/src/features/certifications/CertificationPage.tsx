import { useQuery } from '@apollo/client/react'
import { IconUsers } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import detail from '@/ui/Detail.module.css'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { HolderChart } from './HolderChart'
import { PassFacts } from './PassFacts'
import classes from './Certifications.module.css'

const CertificationQuery = graphql(`
  query Certification($id: ID!, $after: String) {
    certification(id: $id) {
      id
      name
      issuer
      version
      holderCount
      viewerReport { id state result }
      ...HolderChart
      holders(first: 20, after: $after) {
        edges { node { id examOn story { id } member { id displayName department } ...PassFacts } }
        pageInfo { hasNextPage endCursor }
      }
    }
    certificationPaths(filter: { fromId: $id }, first: 5) {
      edges { node { people confidence medianMonths to { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/certifications/$id')

/** One certification: who holds it, where, and what people went on to. */
export function CertificationPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(CertificationQuery, { variables: { id } })
  const params = { tenant: slug }
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ certification, certificationPaths }) => (
        <>
          <PageHeader
            title={certification.name}
            lead={[certification.issuer, certification.version].filter(Boolean).join(' · ')}
            above={
              <BackLink to="/c/$tenant/certifications" params={params}>
                {t('certifications.catalogue')}
              </BackLink>
            }
            actions={
              certification.viewerReport && certification.viewerReport.result === 'PASSED' ? (
                <ButtonLink variant="default" to="/c/$tenant/certifications/reports/$id" params={{ ...params, id: certification.viewerReport.id }}>
                  {t('certifications.myReport')}
                </ButtonLink>
              ) : (
                <ButtonLink to="/c/$tenant/certifications/report" params={params} search={{ certification: id }}>
                  {t('certifications.report')}
                </ButtonLink>
              )
            }
          />
          <div className={detail.columns}>
            <section aria-labelledby="holders" className={detail.stack}>
              <h2 id="holders" className={detail.sideTitle}>
                {t('certifications.holders')}
              </h2>
              {certification.holders.edges.length === 0 ? (
                <EmptyState icon={<IconUsers />} title={t('certifications.noHolders')}>
                  {t('certifications.noHoldersText')}
                </EmptyState>
              ) : (
                <>
                  <ul className={classes.people}>
                    {certification.holders.edges.map(({ node }) => (
                      <li key={node.id} className={classes.person}>
                        <Avatar name={node.member.displayName} />
                        <div className={classes.words}>
                          <p>
                            <strong>{node.member.displayName}</strong>
                            {node.member.department ? <span className={classes.department}>{node.member.department}</span> : null}
                          </p>
                          <PassFacts pass={node} />
                        </div>
                        {node.story ? (
                          <Link to="/c/$tenant/posts/$id" params={{ ...params, id: node.story.id }} className={classes.storyLink}>
                            {t('certifications.readStory')}
                          </Link>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                  <LoadMore page={certification.holders.pageInfo} fetchMore={query.fetchMore} />
                </>
              )}
              <p className={classes.note}>{t('certifications.holdersNote')}</p>
            </section>
            <div className={detail.side}>
              <HolderChart certification={certification} />
              <Card aria-labelledby="next">
                <h2 id="next" className={detail.sideTitle}>
                  {t('certifications.oftenFollowed')}
                </h2>
                {certificationPaths.edges.length === 0 ? <p className={detail.hint}>{t('certifications.tooFewToTell')}</p> : null}
                <ul className={classes.nextList}>
                  {certificationPaths.edges.map(({ node: { to, people, medianMonths } }) => (
                    <li key={to.id}>
                      <Link to="/c/$tenant/certifications/$id" params={{ ...params, id: to.id }}>
                        {to.name}
                      </Link>
                      <span className={classes.quiet}>{t('certifications.pathShort', { count: people, number: format.number(people), months: medianMonths })}</span>
                    </li>
                  ))}
                </ul>
              </Card>
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}
