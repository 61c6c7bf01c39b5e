import { useSubscription } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '@/gql'
import { isOwnComment } from './ownComments'

const ThreadChanged = graphql(`
  subscription ThreadChanged($id: ID!) { threadChanged(id: $id) { postId what commentId } }
`)

/**
 * What changes while somebody reads. Other words are shown at once, in their place; what is new is counted, and comes when the reader asks for
 * it: nothing moves under their eyes.
 */
export function useThreadChanges(id: string, refetch: () => Promise<unknown>) {
  const [arrived, setArrived] = useState(0)
  useSubscription(ThreadChanged, {
    variables: { id },
    onData: ({ data: { data } }) => {
      const what = data?.threadChanged.what
      if (what === 'COMMENT_ADDED') {
        // It can be told of before the answer to its own form is here.
        const commentId = data?.threadChanged.commentId
        setTimeout(() => isOwnComment(commentId) || setArrived((count) => count + 1), 1_000)
      } else if (what) {
        // What is gone meanwhile is said by the page itself.
        void refetch().then(() => setArrived(0), () => undefined)
      }
    },
  })
  return { arrived, seen: () => setArrived(0) }
}
