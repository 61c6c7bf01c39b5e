import { useMutation } from '@apollo/client/react'
import { IconBulb, IconConfetti, IconHandClick, IconHandStop, IconHeart, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { reactionKinds } from '@/app/choices'
import { tellProblem } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ReactionKind } from '@/gql/graphql'
import classes from './ReactionBar.module.css'

const ReactionBarPost = graphql(`
  fragment ReactionBarPost on Post { id viewerReactions reactions { kind count } }
`)
const ReactToPost = graphql(`
  mutation ReactToPost($input: ReactToPostInput!) {
    reactToPost(input: $input) { ... on Post { id viewerReactions reactions { kind count } } }
  }
`)
const WithdrawReaction = graphql(`
  mutation WithdrawReaction($input: WithdrawReactionInput!) {
    withdrawReaction(input: $input) { ... on Post { id viewerReactions reactions { kind count } } }
  }
`)

const icons: Record<ReactionKind, Icon> = {
  CELEBRATE: IconConfetti,
  APPLAUSE: IconHandStop,
  THANKS: IconHeart,
  ME_TOO: IconHandClick,
  INSIGHT: IconBulb,
}

/** Five ways to answer without words; pressing again takes it back. Shown at once, corrected if the API objects. */
export function ReactionBar({ post }: { post: FragmentType<typeof ReactionBarPost> }) {
  const { t } = useTranslation()
  const { id, reactions, viewerReactions } = readFragment(ReactionBarPost, post)
  const [react] = useMutation(ReactToPost)
  const [withdraw] = useMutation(WithdrawReaction)
  const countOf = (kind: ReactionKind) => reactions.find((reaction) => reaction.kind === kind)?.count ?? 0

  const toggle = (kind: ReactionKind) => {
    const isMine = viewerReactions.includes(kind)
    const after = {
      __typename: 'Post' as const,
      id,
      viewerReactions: isMine ? viewerReactions.filter((mine) => mine !== kind) : [...viewerReactions, kind],
      reactions: reactionKinds
        .map((each) => ({
          __typename: 'ReactionCount' as const,
          kind: each,
          count: countOf(each) + (each === kind ? (isMine ? -1 : 1) : 0),
        }))
        .filter(({ count }) => count > 0),
    }
    const variables = { input: { postId: id, kind } }
    const sent = isMine
      ? withdraw({ variables, optimisticResponse: { withdrawReaction: after } })
      : react({ variables, optimisticResponse: { reactToPost: after } })
    sent.catch(tellProblem)
  }

  return (
    <div role="group" aria-label={t('posts.reactions')} className={classes.bar}>
      {reactionKinds.map((kind) => {
        const Icon = icons[kind]
        const count = countOf(kind)
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={viewerReactions.includes(kind)}
            title={t(`posts.reaction.${kind}`)}
            className={classes.reaction}
            onClick={() => toggle(kind)}
          >
            <Icon size={16} stroke={1.8} aria-hidden />
            <span className={classes.word} data-some={count > 0 || undefined}>
              {t(`posts.reaction.${kind}`)}
            </span>
            {count > 0 ? <span className={classes.count}>{count}</span> : null}
          </button>
        )
      })}
    </div>
  )
}
