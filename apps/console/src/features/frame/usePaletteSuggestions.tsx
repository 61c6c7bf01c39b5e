import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCalendarEvent, IconMessage, IconUsersGroup } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { SuggestionKind } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { useViewer } from './viewer'

const SuggestionsQuery = graphql(`
  query SearchSuggestions($query: String!) {
    searchSuggestions(query: $query) { kind subjectId title { text } detail }
  }
`)
/** Shorter than one looks at the list, longer than between two keys. */
const REST = 120

/** What may be meant by what was typed, as the palette shows it. */
export function usePaletteSuggestions(typed: string) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { slug: tenant, can } = useViewer()
  const [query] = useDebouncedValue(typed.trim(), REST)
  const mayAsk = can('posts:read') && query !== ''
  const { data, previousData } = useQuery(SuggestionsQuery, { variables: { query }, skip: !mayAsk })
  if (!mayAsk || typed.trim() === '') return []

  const go = (kind: SuggestionKind, id: string, title: string) => {
    const to = {
      PERSON: () => navigate({ to: '/c/$tenant/people', params: { tenant }, search: { q: title } }),
      SPACE: () => navigate({ to: '/c/$tenant/posts', params: { tenant }, search: { space: id } }),
      POST: () => navigate({ to: '/c/$tenant/posts/$id', params: { tenant, id } }),
      EVENT: () => navigate({ to: '/c/$tenant/events/$id', params: { tenant, id } }),
    }
    void to[kind]()
  }
  return ((data ?? previousData)?.searchSuggestions ?? []).map(({ kind, subjectId, title, detail }) => ({
    id: subjectId,
    label: title.text,
    description: detail ? `${t(`search.suggested.${kind}`)} · ${detail}` : t(`search.suggested.${kind}`),
    leftSection: <Sign kind={kind} name={title.text} />,
    onClick: () => go(kind, subjectId, title.text),
  }))
}

function Sign({ kind, name }: { kind: SuggestionKind; name: string }) {
  const icon = { size: 20, stroke: 1.6, 'aria-hidden': true }
  if (kind === 'PERSON') return <Avatar name={name} size="sm" />
  if (kind === 'SPACE') return <IconUsersGroup {...icon} />
  return kind === 'EVENT' ? <IconCalendarEvent {...icon} /> : <IconMessage {...icon} />
}
