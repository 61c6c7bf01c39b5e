import { useQuery } from '@apollo/client/react'
import { IconCertificate } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { certificationFields } from '@/app/choices'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { SearchField } from '@/ui/SearchField'
import pills from '@/ui/Pills.module.css'
import { ListSkeleton } from '@/ui/Skeletons'
import { CertificationTabs } from './CertificationTabs'
import { StateTag } from './StateTag'
import classes from './Certifications.module.css'

const CertificationsQuery = graphql(`
  query Certifications($filter: CertificationFilter, $after: String) {
    certifications(filter: $filter, first: 30, after: $after) {
      edges { node { id name issuer field version holderCount viewerReport { id state result } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/certifications')

export function CertificationsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { q, field } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(CertificationsQuery, { variables: { filter: q || field ? { search: q, field } : null } })
  return (
    <>
      <CertificationTabs lead={t('certifications.lead')} />
      <div className={classes.filters}>
        <SearchField label={t('certifications.search')} hint={t('certifications.search')} initial={q} onSearch={(text) => void navigate({ search: { q: text, field }, replace: true, resetScroll: false })} className={classes.search} />
        <nav aria-label={t('certifications.fields')} className={pills.pills}>
          {[undefined, ...certificationFields].map((choice) => (
            <Link
              key={choice ?? 'all'}
              to="/c/$tenant/certifications"
              params={{ tenant: slug }}
              search={{ q, field: choice }}
              className={pills.pill}
              activeProps={{}}
              aria-current={choice === field ? 'page' : undefined}
            >
              {choice ? t(`certifications.field.${choice}`) : t('certifications.anyField')}
            </Link>
          ))}
        </nav>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton rows={6} />}>
        {({ certifications }) =>
          certifications.edges.length === 0 ? (
            <EmptyState icon={<IconCertificate />} title={t('certifications.nothingMatches')}>
              {t('certifications.nothingMatchesText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.grid} aria-label={t('certifications.catalogue')}>
                {certifications.edges.map(({ node: { id, name, issuer, version, holderCount, viewerReport } }) => (
                  <li key={id}>
                    <Card as="article" interactive aria-labelledby={`certification-${id}`} className={classes.tile}>
                      <h2 id={`certification-${id}`} className={classes.name}>
                        <Link to="/c/$tenant/certifications/$id" params={{ tenant: slug, id }} className={classes.cover}>
                          {name}
                        </Link>
                      </h2>
                      <p className={classes.quiet}>{[issuer, version].filter(Boolean).join(' · ')}</p>
                      <p className={classes.foot}>
                        <span>{t('certifications.holderCount', { count: holderCount, number: format.number(holderCount) })}</span>
                        {viewerReport ? <StateTag report={viewerReport} /> : null}
                      </p>
                    </Card>
                  </li>
                ))}
              </ul>
              <LoadMore page={certifications.pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
    </>
  )
}
