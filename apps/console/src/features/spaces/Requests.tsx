import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { useSpaceActs } from './space'
import classes from './Spaces.module.css'

export const RequestCardRequest = graphql(`
  fragment RequestCard on SpaceRequest { id question reason createdAt space { id name } member { id displayName department } }
`)

/** Somebody waits for an answer: who it is, why, and the two answers. */
export function RequestCard({ request }: { request: FragmentType<typeof RequestCardRequest> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const acts = useSpaceActs()
  const { id, question, reason, createdAt, space, member } = readFragment(RequestCardRequest, request)
  const [answer, setAnswer] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState<'yes' | 'no' | null>(null)
  const decide = async (approve: boolean) => {
    if (!approve && answer.trim() === '') {
      setError(t('spaces.answerMissing'))
      return
    }
    setBusy(approve ? 'yes' : 'no')
    if (await acts.decide(id, approve, answer.trim())) tell(t(approve ? 'spaces.approved' : 'spaces.declined', { name: member.displayName }))
    setBusy(null)
  }
  return (
    <Card as="article" aria-label={t('spaces.requestOf', { name: member.displayName, space: space?.name ?? '' })}>
      <div className={classes.head}>
        <Avatar name={member.displayName} />
        <div className={classes.words}>
          <strong>{t('spaces.requestOf', { name: member.displayName, space: space?.name ?? '' })}</strong>
          <p className={classes.quiet}>
            {member.department} {format.moment(createdAt)}
          </p>
        </div>
      </div>
      {question ? <p className={classes.quiet}>{question}</p> : null}
      {reason ? <p className={classes.said}>{reason}</p> : null}
      <Textarea
        label={t('spaces.answer')}
        description={t('spaces.answerHint')}
        autosize
        minRows={1}
        maxLength={1000}
        mb="sm"
        value={answer}
        error={error}
        onChange={({ currentTarget }) => {
          setAnswer(currentTarget.value)
          setError(null)
        }}
      />
      <div className={classes.buttons}>
        <Button size="sm" loading={busy === 'yes'} onClick={() => void decide(true)}>
          {t('spaces.approve')}
        </Button>
        <Button size="sm" variant="default" loading={busy === 'no'} onClick={() => void decide(false)}>
          {t('spaces.decline')}
        </Button>
      </div>
    </Card>
  )
}
