import { NativeSelect } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import pills from '@/ui/Pills.module.css'
import { searchKinds, searchPeriods } from './choices'
import classes from './Search.module.css'

const SearchSpacesQuery = graphql(`
  query SearchSpaces { spaces(first: 100) { edges { node { id name } } } }
`)
const route = getRouteApi('/c/$tenant/search')

/** What is searched in, and in which order; all of it in the URL. */
export function SearchFilters() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery(SearchSpacesQuery)
  const choose = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false })
  return (
    <div className={classes.filters}>
      <nav aria-label={t('search.kinds')} className={pills.pills}>
        {[undefined, ...searchKinds].map((kind) => (
          <Link key={kind ?? 'all'} to="/c/$tenant/search" params={{ tenant: slug }} search={{ ...search, kind }} replace className={pills.pill} activeProps={{}} activeOptions={{ exact: true, explicitUndefined: true }} aria-current={kind === search.kind ? 'page' : undefined}>
            {kind ? t(`search.kind.${kind}`) : t('search.all')}
          </Link>
        ))}
      </nav>
      <div className={classes.choices}>
        <NativeSelect
          aria-label={t('search.space')}
          value={search.space ?? ''}
          data={[{ value: '', label: t('search.anySpace') }, ...(data?.spaces.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))]}
          onChange={({ currentTarget }) => choose({ space: currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label={t('search.period')}
          value={search.within ?? ''}
          data={[{ value: '', label: t('search.anyTime') }, ...searchPeriods.map((value) => ({ value, label: t(`search.within.${value}`) }))]}
          onChange={({ currentTarget }) => choose({ within: searchPeriods.find((period) => period === currentTarget.value) })}
        />
        <NativeSelect
          aria-label={t('search.order')}
          value={search.newest ? 'newest' : ''}
          data={[
            { value: '', label: t('search.byRelevance') },
            { value: 'newest', label: t('search.byTime') },
          ]}
          onChange={({ currentTarget }) => choose({ newest: currentTarget.value === 'newest' || undefined })}
        />
      </div>
    </div>
  )
}
