import { VisuallyHidden } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tellProblem, tellRefusal } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Wishes.module.css'

const VoteTheme = graphql(`
  fragment VoteTheme on WishTheme { id title state voteCount viewerHasVoted viewerIsNamed }
`)
const Vote = graphql(`
  mutation VoteForWishTheme($input: VoteForWishInput!) { voteForWishTheme(input: $input) { ... on WishTheme { ...ThemeCard ...ThemeDetail } ... on Refusal { message } } }
`)
const Withdraw = graphql(`
  mutation WithdrawWishVote($input: WithdrawWishVoteInput!) { withdrawWishVote(input: $input) { ... on WishTheme { ...ThemeCard ...ThemeDetail } ... on Refusal { message } } }
`)

/** "I want to hear it", once, and taken back by the same button. */
export function VoteButton({ theme: given }: { theme: FragmentType<typeof VoteTheme> }) {
  const { t } = useTranslation()
  const theme = readFragment(VoteTheme, given)
  const [vote, voting] = useMutation(Vote, { onError: tellProblem })
  const [withdraw, withdrawing] = useMutation(Withdraw, { onError: tellProblem })
  const takesVotes = theme.state === 'OPEN' || theme.state === 'PLANNED'
  const input = { themeId: theme.id }
  const press = async () => {
    const result = theme.viewerHasVoted ? (await withdraw({ variables: { input } })).data?.withdrawWishVote : (await vote({ variables: { input } })).data?.voteForWishTheme
    if (result && 'message' in result) tellRefusal(result)
  }
  return (
    <button
      type="button"
      className={classes.vote}
      aria-pressed={theme.viewerHasVoted}
      disabled={!takesVotes || voting.loading || withdrawing.loading}
      onClick={() => void press()}
    >
      <span className={classes.count}>{theme.voteCount}</span>
      <span className={classes.voteWord}>{t('wishes.hear')}</span>
      <VisuallyHidden>{t('wishes.voteFor', { title: theme.title })}</VisuallyHidden>
    </button>
  )
}
