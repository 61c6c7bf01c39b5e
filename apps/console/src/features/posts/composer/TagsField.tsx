import { TagsInput } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { defineExtra } from './extra'

const TagNamesQuery = graphql(`
  query TagNames { tags(first: 100) { tag { id name } postCount } }
`)

type Props = { value: string[]; onChange: (tags: string[]) => void; error?: string | undefined }

/** What others call it is offered first, so that one thing has one name. */
export function TagsField({ value, onChange, error }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(TagNamesQuery)
  return (
    <TagsInput
      label={t('writing.tags')}
      description={t('writing.tagsHint')}
      data={data?.tags.map(({ tag }) => tag.name) ?? []}
      value={value}
      onChange={onChange}
      error={error}
      maxTags={5}
      maxLength={30}
      acceptValueOnBlur
      isDuplicate={(tag, chosen) => chosen.some((other) => folded(other) === folded(tag))}
    />
  )
}

const folded = (tag: string) => tag.normalize('NFKC').toLowerCase().replace(/\s/g, '')

export const tags = defineExtra<string[]>({
  key: 'tags',
  initial: [],
  place: 'below',
  Field: TagsField,
  input: (value) => (value.length > 0 ? { tags: value } : {}),
})
