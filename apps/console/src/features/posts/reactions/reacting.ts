import { useApolloClient, useMutation } from '@apollo/client/react'
import { tellProblem, tellRefusal } from '@/app/toast'
import { graphql } from '@/gql'
import { ReactionSetQuery, useReactionSet, type Way } from './set'

const ReactToPost = graphql(`
  mutation ReactToPost($input: ReactToPostInput!) {
    reactToPost(input: $input) { ... on Post { id reactions { count isMine option { id key icon word retiredAt } } } ... on Refusal { message code } }
  }
`)
const WithdrawReaction = graphql(`
  mutation WithdrawReaction($input: WithdrawReactionInput!) {
    withdrawReaction(input: $input) { ... on Post { id reactions { count isMine option { id key icon word retiredAt } } } }
  }
`)
const ReactToComment = graphql(`
  mutation ReactToComment($input: ReactToCommentInput!) {
    reactToComment(input: $input) { ... on Comment { id reactions { count isMine option { id key icon word retiredAt } } } ... on Refusal { message code } }
  }
`)
const WithdrawCommentReaction = graphql(`
  mutation WithdrawCommentReaction($input: WithdrawCommentReactionInput!) {
    withdrawCommentReaction(input: $input) { ... on Comment { id reactions { count isMine option { id key icon word retiredAt } } } }
  }
`)

export type Given = { count: number; isMine: boolean; option: Way }
export type Subject = { __typename: 'Post' | 'Comment'; id: string; reactions: readonly Given[] }

/** Gives a reaction, or takes mine back. Shown at once, corrected if the API objects. */
export function useReacting({ __typename, id, reactions }: Subject): (way: Way) => void {
  const client = useApolloClient()
  const { all } = useReactionSet()
  const [react] = useMutation(ReactToPost)
  const [withdraw] = useMutation(WithdrawReaction)
  const [reactToComment] = useMutation(ReactToComment)
  const [withdrawFromComment] = useMutation(WithdrawCommentReaction)

  const toggle = async (way: Way) => {
    const isMine = reactions.some(({ option, isMine }) => isMine && option.id === way.id)
    const after = changed(all, reactions, way, isMine ? -1 : 1)
    const post = { __typename: 'Post' as const, id, reactions: after }
    const comment = { __typename: 'Comment' as const, id, reactions: after }
    const optionId = way.id
    if (__typename === 'Post') {
      const variables = { input: { postId: id, optionId } }
      if (isMine) return (await withdraw({ variables, optimisticResponse: { withdrawReaction: post } })).data?.withdrawReaction
      return (await react({ variables, optimisticResponse: { reactToPost: post } })).data?.reactToPost
    }
    const variables = { input: { commentId: id, optionId } }
    if (isMine) return (await withdrawFromComment({ variables, optimisticResponse: { withdrawCommentReaction: comment } })).data?.withdrawCommentReaction
    return (await reactToComment({ variables, optimisticResponse: { reactToComment: comment } })).data?.reactToComment
  }
  return (way) =>
    void toggle(way)
      .then((answer) => {
        if (answer?.__typename !== 'ReactionRetired') return
        tellRefusal(answer)
        return client.refetchQueries({ include: [ReactionSetQuery] })
      })
      .catch(tellProblem)
}

/** The counts with one more or one less of a way, in the community's order. */
function changed(all: readonly Way[], reactions: readonly Given[], way: Way, by: 1 | -1) {
  const others = reactions.filter(({ option }) => option.id !== way.id)
  const count = (reactions.find(({ option }) => option.id === way.id)?.count ?? 0) + by
  const order = new Map(all.map(({ id }, i) => [id, i]))
  const place = ({ option }: Given) => order.get(option.id) ?? all.length
  return [...others, ...(count > 0 ? [{ count, isMine: by > 0, option: way }] : [])]
    .sort((a, b) => place(a) - place(b))
    .map((one) => ({ __typename: 'ReactionCount' as const, ...one }))
}
