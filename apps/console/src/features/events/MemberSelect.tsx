import { useState } from 'react'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'

const FindQuery = graphql(`
  query FindForEvent($search: String!) { members(first: 20, filter: { search: $search }) { nodes { id displayName department } } }
`)
type Props = { label: string; value: string | null; onChange: (id: string | null, name: string) => void }

/** One member of the community, found by name. */
export function MemberSelect({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const found = useQuery(FindQuery, { variables: { search }, skip: search === '' })
  return (
    <Select
      label={label}
      placeholder={t('events.findMember')}
      searchable
      clearable
      data={(found.data ?? found.previousData)?.members.nodes.map(({ id, displayName, department }) => ({ value: id, label: department ? `${displayName} (${department})` : displayName })) ?? []}
      filter={({ options }) => options}
      nothingFoundMessage={search === '' ? t('events.findMemberHint') : t('events.nobodyFound')}
      value={value}
      onChange={(id, option) => onChange(id, option?.label ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  )
}
