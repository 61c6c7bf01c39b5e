import { useQuery } from '@apollo/client/react'
import { IconArrowNarrowRight, IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { CertificationTabs } from './CertificationTabs'
import classes from './Paths.module.css'

const PathsQuery = graphql(`
  query CertificationPaths($after: String) {
    certificationPaths(first: 30, after: $after) {
      edges { cursor node { people confidence lift medianMonths computedAt from { id name } to { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What is often followed by what: what people did, with how it is counted. */
export function PathsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const query = useQuery(PathsQuery)
  const share = (value: number) => `${Math.round(value * 100)}%`
  return (
    <>
      <CertificationTabs lead={t('certifications.pathsLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={5} />}>
        {({ certificationPaths: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconRoute />} title={t('certifications.tooFewToTell')}>
              {t('certifications.tooFewToTellText')}
            </EmptyState>
          ) : (
            <>
              <table className={classes.paths}>
                <caption className={classes.caption}>{t('certifications.pathsCaption', { day: format.day(edges[0]!.node.computedAt) })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('certifications.fromTo')}</th>
                    <th scope="col">{t('certifications.pathPeople')}</th>
                    <th scope="col">{t('certifications.pathShare')}</th>
                    <th scope="col">{t('certifications.pathLift')}</th>
                    <th scope="col">{t('certifications.pathMonths')}</th>
                  </tr>
                </thead>
                <tbody>
                  {edges.map(({ cursor, node: { from, to, people, confidence, lift, medianMonths } }) => (
                    <tr key={cursor}>
                      <th scope="row">
                        <span className={classes.pair}>
                          <Link to="/c/$tenant/certifications/$id" params={{ tenant: slug, id: from.id }}>
                            {from.name}
                          </Link>
                          <IconArrowNarrowRight size={20} aria-label={t('certifications.then')} className={classes.arrow} />
                          <Link to="/c/$tenant/certifications/$id" params={{ tenant: slug, id: to.id }}>
                            {to.name}
                          </Link>
                        </span>
                      </th>
                      <td data-label={t('certifications.pathPeople')}>{t('certifications.peopleCount', { count: people, number: format.number(people) })}</td>
                      <td data-label={t('certifications.pathShare')}>
                        <span className={classes.share}>
                          <span className={classes.track} aria-hidden>
                            <span style={{ inlineSize: share(confidence) }} />
                          </span>
                          {share(confidence)}
                        </span>
                      </td>
                      <td data-label={t('certifications.pathLift')}>{t('certifications.times', { value: format.number(Math.round(lift * 10) / 10) })}</td>
                      <td data-label={t('certifications.pathMonths')}>{t('certifications.months', { count: medianMonths })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
      <section aria-labelledby="how-counted" className={classes.note}>
        <h2 id="how-counted">{t('certifications.howCounted')}</h2>
        <p>{t('certifications.howCountedText')}</p>
      </section>
    </>
  )
}
