import { useState } from 'react'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { SearchField } from '@/ui/SearchField'
import people from '@/features/people/People.module.css'
import { ListSkeleton } from '@/ui/Skeletons'

const RosterQuery = graphql(`
  query Roster($filter: RosterFilter, $after: String) {
    rosterEntries(filter: $filter, first: 20, after: $after) {
      edges { node { id employeeNumber name kana joinedOn leftOn lastDepartment } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export function RosterList() {
  const { t } = useTranslation()
  const [search, setSearch] = useState<string>()
  const { data, previousData, ...query } = useQuery(RosterQuery, { variables: { filter: search ? { search } : null } })
  return (
    <>
      <SearchField label={t('roster.search')} hint={t('roster.searchHint')} onSearch={setSearch} className={people.search} />
      <Loaded query={{ ...query, data: data ?? previousData }} skeleton={<ListSkeleton rows={3} />}>
        {({ rosterEntries }) => (
          <>
            <ul className={people.people}>
              {rosterEntries.edges.map(({ node }) => (
                <li key={node.id} className={people.person}>
                  <div className={people.words}>
                    <p className={people.name}>
                      <strong>{node.name}</strong>
                      {node.kana ? <span className={people.quiet}>{node.kana}</span> : null}
                    </p>
                    <p className={people.quiet}>
                      <span>{node.employeeNumber}</span>
                      <span>{node.lastDepartment}</span>
                      <span>
                        {node.joinedOn} – {node.leftOn}
                      </span>
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            <LoadMore page={rosterEntries.pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </>
  )
}
