import { useApolloClient } from '@apollo/client/react'
import type { MentionNodeAttrs, MentionOptions } from '@tiptap/extension-mention'
import { useMemo, useRef, useState } from 'react'
import { graphql } from '@/gql'
import type { MentionablePeopleQuery } from '@/gql/graphql'

const MentionablePeople = graphql(`
  query MentionablePeople($search: String) {
    members(first: 6, filter: { search: $search }) { edges { node { id displayName department } } }
  }
`)

export type Person = MentionablePeopleQuery['members']['edges'][number]['node']
type Shown = { people: Person[]; at: DOMRect; choose: (person: Person) => void }

/** People for whoever types @: found by name, kana or department, chosen by keyboard or hand. */
export function useMentions() {
  const client = useApolloClient()
  const [shown, setShown] = useState<Shown | null>(null)
  const [active, setActive] = useState(0)
  // What the keyboard acts on is read by the editor, outside of React's rendering.
  const now = useRef({ people: [] as Person[], active: 0, choose: (_person: Person) => undefined as void })

  const suggestion = useMemo((): MentionOptions<Person, MentionNodeAttrs>['suggestion'] => {
    const move = (to: number) => {
      now.current.active = to
      setActive(to)
    }
    const show = ({ items, clientRect, command }: { items: Person[]; clientRect?: (() => DOMRect | null) | null; command: (chosen: MentionNodeAttrs) => void }) => {
      const at = clientRect?.()
      const choose = ({ id, displayName }: Person) => command({ id, label: displayName })
      now.current = { people: items, active: 0, choose }
      setActive(0)
      setShown(at ? { people: items, at, choose } : null)
    }
    return {
      allowedPrefixes: null,
      items: async ({ query }) => {
        const { data } = await client.query({ query: MentionablePeople, variables: { search: query || null }, fetchPolicy: 'cache-first' })
        return data?.members.edges.map(({ node }) => node) ?? []
      },
      render: () => ({
        onStart: show,
        onUpdate: show,
        onExit: () => setShown(null),
        onKeyDown: ({ event }) => {
          const { people, active, choose } = now.current
          // Enter while kana are being converted belongs to the input method.
          if (event.isComposing || people.length === 0) return false
          if (event.key === 'ArrowDown') move((active + 1) % people.length)
          else if (event.key === 'ArrowUp') move((active + people.length - 1) % people.length)
          else if (event.key === 'Enter' || event.key === 'Tab') choose(people[active]!)
          else if (event.key === 'Escape') setShown(null)
          else return false
          return true
        },
      }),
    }
  }, [client])
  return { suggestion, list: { shown, active } }
}
