import { useQuery } from '@apollo/client/react'
import { graphql } from '@/gql'
import type { ReactionSetQuery as ReactionSetData } from '@/gql/graphql'

export const ReactionSetQuery = graphql(`
  query ReactionSet { reactionSet { options { id key icon word retiredAt } } }
`)

/** A way to react, in the reader's language. */
export type Way = ReactionSetData['reactionSet']['options'][number]

/** The ways to react in this community in their order, and those of them that can be given. Asked for once, however many posts are on the page. */
export function useReactionSet() {
  const { data } = useQuery(ReactionSetQuery, { fetchPolicy: 'cache-first' })
  const all: readonly Way[] = data?.reactionSet.options ?? []
  return { all, offered: all.filter(({ retiredAt }) => retiredAt === null) }
}

/** What one says without thinking twice: the first of these keys that is offered here, or else what comes first. */
export const usualWay = (offered: readonly Way[], keys: readonly string[]): Way | undefined => keys.map((key) => offered.find((way) => way.key === key)).find(Boolean) ?? offered[0]
