import { useState } from 'react'
import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'

const FindQuery = graphql(`
  query FindMember($search: String!) { members(first: 20, filter: { search: $search }) { nodes { id displayName department } } }
`)
type Props = Omit<SelectProps, 'data' | 'filter' | 'searchable' | 'onSearchChange' | 'nothingFoundMessage'>

/** One member of the community, found by name, kana or department, however many there are. */
export function MemberSelect(props: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const { data, previousData } = useQuery(FindQuery, { variables: { search }, skip: search === '' })
  return (
    <Select
      placeholder={t('people.find')}
      {...props}
      searchable
      nothingFoundMessage={t(search === '' ? 'people.find' : 'people.nobodyFound')}
      data={((data ?? previousData)?.members.nodes ?? []).map(({ id, displayName, department }) => ({ value: id, label: department ? `${displayName} (${department})` : displayName }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
    />
  )
}
