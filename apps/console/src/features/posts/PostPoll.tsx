import { Button, Checkbox, Radio } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused } from '@/app/problem'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from './media/Media.module.css'

const PostPollPost = graphql(`
  fragment PostPoll on Post {
    id
    poll { isMultiple closesAt isClosed voterCount hasVoted options { number text voteCount isMine } }
  }
`)
const Vote = graphql(`
  mutation Vote($input: VoteInput!) {
    vote(input: $input) { ... on Post { id ...PostPoll } ... on Refusal { message code } }
  }
`)

/** Answers to choose from; how others chose is seen afterwards. */
export function PostPoll({ post: given }: { post: FragmentType<typeof PostPollPost>; compact?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, poll } = readFragment(PostPollPost, given)
  const [send, { loading, error, data }] = useMutation(Vote)
  const [choices, setChoices] = useState<number[] | null>(null)
  if (!poll) return null
  const mine = poll.options.filter((option) => option.isMine).map((option) => option.number)
  const isChoosing = !poll.isClosed && (choices !== null || !poll.hasVoted)
  const chosen = choices ?? mine
  const refusal = data?.vote.__typename === 'PollClosed' ? data.vote : undefined
  const vote = async () => {
    await send({ variables: { input: { postId: id, choices: chosen } } }).catch(() => undefined)
    setChoices(null)
  }
  const toggle = (number: number) => setChoices(!poll.isMultiple ? [number] : chosen.includes(number) ? chosen.filter((other) => other !== number) : [...chosen, number])
  return (
    <fieldset className={classes.poll}>
      <legend className={classes.legend}>{t(poll.isMultiple ? 'media.poll.several' : 'media.poll.one')}</legend>
      {poll.options.map(({ number, text, voteCount, isMine }) =>
        isChoosing ? (
          poll.isMultiple ? (
            <Checkbox key={number} label={text} checked={chosen.includes(number)} onChange={() => toggle(number)} />
          ) : (
            <Radio key={number} name={`poll-${id}`} label={text} checked={chosen.includes(number)} onChange={() => toggle(number)} />
          )
        ) : (
          <div key={number} className={classes.result}>
            <div className={classes.bar} style={{ width: `${poll.voterCount > 0 ? ((voteCount ?? 0) / poll.voterCount) * 100 : 0}%` }} aria-hidden />
            <span className={classes.name}>
              {text}
              {isMine ? ` ✓ ${t('media.poll.mine')}` : ''}
            </span>
            <span>{t('media.poll.votes', { count: voteCount ?? 0 })}</span>
          </div>
        ),
      )}
      <ErrorNote problem={refusal ? refused(refusal) : (error ? problemOf(error) : null)} />
      <div className={classes.row}>
        {isChoosing ? (
          <Button size="xs" loading={loading} disabled={chosen.length === 0} onClick={() => void vote()}>
            {t('media.poll.vote')}
          </Button>
        ) : poll.isClosed ? null : (
          <Button size="xs" variant="subtle" onClick={() => setChoices(mine)}>
            {t('media.poll.again')}
          </Button>
        )}
        <span className={classes.quiet}>
          {t('media.poll.voters', { count: poll.voterCount })}
          {poll.isClosed ? ` · ${t('media.poll.closed')}` : poll.closesAt ? ` · ${t('media.poll.until', { at: format.moment(poll.closesAt) })}` : null}
        </span>
      </div>
    </fieldset>
  )
}
