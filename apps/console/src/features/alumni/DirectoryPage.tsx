import { useQuery } from '@apollo/client/react'
import { IconUserEdit, IconUsers } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { SearchField } from '@/ui/SearchField'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import classes from './Alumni.module.css'
import { ClaimNotice } from './ClaimNotice'
import { Facets } from './Facets'
import { Person } from './Person'
import { useStanding } from './standing'

const DirectoryQuery = graphql(`
  query Directory($filter: DirectoryFilter, $after: String) {
    directory(filter: $filter, first: 20, after: $after) {
      totalCount
      facets { ...DirectoryFacets }
      edges { node { id ...PersonProfile } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/alumni')

/** Former colleagues: found by name however it is written, and by what they have in common. */
export function DirectoryPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { claim } = useStanding()
  const { q, ...facets } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, previousData, ...query } = useQuery(DirectoryQuery, { variables: { filter: { search: q, ...facets } } })
  return (
    <>
      <PageHeader
        title={t('area.alumni')}
        lead={t('alumni.lead')}
        actions={
          claim?.state === 'VERIFIED' ? (
            <ButtonLink to="/c/$tenant/alumni/me" params={{ tenant: slug }} variant="default" leftSection={<IconUserEdit size={18} aria-hidden />}>
              {t('alumni.profile')}
            </ButtonLink>
          ) : null
        }
      />
      <ClaimNotice />
      <SearchField label={t('alumni.search')} hint={t('alumni.searchHint')} initial={q} onSearch={(text) => void navigate({ search: (before) => ({ ...before, q: text }), replace: true, resetScroll: false })} className={classes.search} />
      <Loaded query={{ ...query, data: data ?? previousData }} skeleton={<ListSkeleton rows={5} />}>
        {({ directory }) => (
          <div className={classes.directory}>
            <div>
              <p className={classes.quiet} role="status">
                {t('alumni.count', { count: directory.totalCount, number: format.number(directory.totalCount) })}
              </p>
              {directory.edges.length === 0 ? (
                <EmptyState icon={<IconUsers />} title={t('alumni.empty')}>
                  {t('alumni.emptyText')}
                </EmptyState>
              ) : (
                <ul className={classes.list} aria-label={t('area.alumni')}>
                  {directory.edges.map(({ node }) => (
                    <li key={node.id}>
                      <Card as="article">
                        <Person profile={node} />
                      </Card>
                    </li>
                  ))}
                </ul>
              )}
              <LoadMore page={directory.pageInfo} fetchMore={query.fetchMore} />
            </div>
            <Facets facets={directory.facets} chosen={facets} q={q} />
          </div>
        )}
      </Loaded>
    </>
  )
}
