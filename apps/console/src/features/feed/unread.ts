import { useEffect } from 'react'
import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '@/gql'

const Unread = graphql(`
  query UnreadPosts { spaces(first: 100) { edges { node { id unreadCount } } } }
`)
const MarkRead = graphql(`
  mutation MarkPostsRead($input: MarkPostsReadInput!) {
    markPostsRead(input: $input) { ... on PostsRead { spaces { id unreadCount } } }
  }
`)

/** Nobody counts further. */
export const many = (count: number) => (count >= 100 ? '99+' : String(count))

/** How many posts are new in all my spaces; asked for again each minute, since others go on writing. */
export function useUnreadPosts() {
  const { data } = useQuery(Unread, { pollInterval: 60_000 })
  return data?.spaces.edges.reduce((sum, { node }) => sum + node.unreadCount, 0) ?? 0
}

export function useMarkRead() {
  const [mark, { loading }] = useMutation(MarkRead)
  return { mark: (input: { spaceId?: string; upToPostId?: string }) => void mark({ variables: { input } }).catch(() => undefined), loading }
}

/** Whoever looks at a space for a moment has read up to its newest post; the line in the list stays until they come again. */
export function useReadWhileLooking(spaceId: string | undefined, newest: { id: string; isUnread: boolean } | undefined) {
  const { mark } = useMarkRead()
  const upToPostId = newest?.isUnread ? newest.id : undefined
  useEffect(() => {
    if (!spaceId || !upToPostId) return
    const timer = setTimeout(() => mark({ spaceId, upToPostId }), 1500)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `mark` is another function each time and does the same
  }, [spaceId, upToPostId])
}
