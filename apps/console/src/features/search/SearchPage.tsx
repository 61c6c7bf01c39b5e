import { useMemo } from 'react'
import { useQuery } from '@apollo/client/react'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { SearchField } from '@/ui/SearchField'
import { ListSkeleton } from '@/ui/Skeletons'
import { since } from './choices'
import { Hit } from './Hit'
import { SearchFilters } from './SearchFilters'
import classes from './Search.module.css'

const SearchQuery = graphql(`
  query Search($query: String!, $filter: SearchFilter, $orderBy: SearchOrder, $after: String) {
    search(query: $query, filter: $filter, orderBy: $orderBy, first: 20, after: $after) {
      edges { cursor node { ...SearchHitFacts } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/search')

export function SearchPage() {
  const { t } = useTranslation()
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader title={q ? t('search.titleFor', { words: q }) : t('search.title')} lead={t('search.lead')} />
      <SearchField key={q ? 'some' : 'none'} label={t('search.field')} hint={t('search.hint')} initial={q} onSearch={(text) => void navigate({ search: (search) => ({ ...search, q: text }), replace: true, resetScroll: false })} className={classes.field} />
      <SearchFilters />
      {q ? <Hits query={q} /> : (
        <EmptyState icon={<IconSearch />} title={t('search.start')}>
          <Tips />
        </EmptyState>
      )}
    </>
  )
}

function Hits({ query }: { query: string }) {
  const { t } = useTranslation()
  const { kind, space, within, newest } = route.useSearch()
  const filter = useMemo(() => ({ kind: kind ?? null, spaceId: space ?? null, from: since(within) }), [kind, space, within])
  const found = useQuery(SearchQuery, { variables: { query, filter, orderBy: newest ? 'NEWEST' : 'RELEVANCE' } })
  // While another word is looked for, what the one before found stays.
  const shown = { ...found, data: found.data ?? found.previousData }
  return (
    <Loaded query={shown} skeleton={<ListSkeleton rows={5} />}>
      {({ search }) =>
        search.edges.length === 0 ? (
          <EmptyState icon={<IconSearchOff />} title={t('search.empty', { words: query })}>
            <Tips />
          </EmptyState>
        ) : (
          <>
            <ul className={classes.hits} aria-label={t('search.results')} aria-busy={found.loading}>
              {search.edges.map(({ cursor, node }) => (
                <Hit key={cursor} hit={node} />
              ))}
            </ul>
            <LoadMore page={search.pageInfo} fetchMore={found.fetchMore} />
          </>
        )
      }
    </Loaded>
  )
}

function Tips() {
  const { t } = useTranslation()
  return (
    <ul className={classes.tips}>
      <li>{t('search.tips.short')}</li>
      <li>{t('search.tips.both')}</li>
      <li>{t('search.tips.phrase')}</li>
    </ul>
  )
}
