import { Checkbox, MultiSelect } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { defineExtra, type FieldProps } from '../composer/extra'

const PeopleQuery = graphql(`
  query PeopleToThank($search: String!) { members(first: 20, filter: { search: $search }) { nodes { id displayName } } }
`)

type Person = { id: string; displayName: string }
type Props = FieldProps<Person[] | null>

/** Kudos: a post that thanks up to five people; its title is the reason. */
export function ThankedField({ value, onChange, error, others }: Props) {
  const { t } = useTranslation()
  const { member } = useViewer()
  const [isQuestion, isAnonymous] = [others.kind === 'QUESTION', others.isAnonymous === true]
  const [search, setSearch] = useState('')
  const { data } = useQuery(PeopleQuery, { variables: { search }, skip: value === null || search === '' })
  const known = [...(value ?? []), ...(data?.members.nodes ?? [])].filter((one, i, all) => all.findIndex(({ id }) => id === one.id) === i && one.id !== member.id)
  return (
    <div>
      <Checkbox
        label={t('media.kudos')}
        description={t(isQuestion ? 'media.noKudosInQuestion' : isAnonymous ? 'media.noKudosWithoutName' : 'media.kudosHint')}
        disabled={value === null && (isQuestion || isAnonymous)}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? [] : null)}
      />
      {value === null ? null : (
        <MultiSelect
          mt="xs"
          label={t('media.thanked')}
          placeholder={t('media.thankedHint')}
          searchable
          maxValues={5}
          filter={({ options }) => options}
          searchValue={search}
          onSearchChange={setSearch}
          data={known.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={value.map(({ id }) => id)}
          onChange={(ids) => onChange(known.filter(({ id }) => ids.includes(id)))}
          error={error}
        />
      )}
    </div>
  )
}

export const thanked = defineExtra<Person[] | null>({
  key: 'thankedIds',
  initial: null,
  place: 'above',
  Field: ThankedField,
  input: (value) => (value ? { kind: 'KUDOS', thankedIds: value.map(({ id }) => id) } : {}),
})
