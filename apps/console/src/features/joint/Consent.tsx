import { useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card, CelebrationCard, CrossBorderCard } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import classes from './Consent.module.css'

const ConsentEvent = graphql(`
  fragment ConsentEvent on JointEvent {
    id
    title
    endsAt
    cancelledAt
    registrationClosesAt
    sharedFields
    host { id name }
    viewerRegistration { id state waitlistPosition createdAt }
  }
`)
const Register = graphql(`
  mutation RegisterForJointEvent($input: RegisterForJointEventInput!) {
    registerForJointEvent(input: $input) {
      ... on JointRegistration { id state waitlistPosition createdAt }
      ... on Refusal { message code }
    }
  }
`)
const Cancel = graphql(`
  mutation CancelJointRegistration($input: CancelJointRegistrationInput!) {
    cancelJointRegistration(input: $input) {
      ... on JointRegistration { id state waitlistPosition createdAt }
      ... on Refusal { message code }
    }
  }
`)

/** Registering over the border: which of my fields cross, to whom, and that I agree. */
export function Consent({ event: given }: { event: FragmentType<typeof ConsentEvent> }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const event = readFragment(ConsentEvent, given)
  const [agreed, setAgreed] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const attach = {
    refetchQueries: ['JointEvent'],
    awaitRefetchQueries: true,
  }
  const [register, registering] = useMutation(Register, attach)
  const [cancel, cancelling] = useMutation(Cancel, attach)
  const name = event.host.name
  const mine = event.viewerRegistration
  const fields = event.sharedFields.map((field) => (i18n.exists(`joint.field.${field}`) ? t(`joint.field.${field}` as 'joint.field.email') : field))

  const join = async () => {
    setProblem(null)
    try {
      const { data } = await register({ variables: { input: { jointEventId: event.id, consent: agreed } } })
      const result = data?.registerForJointEvent
      if (result && result.__typename !== 'JointRegistration') setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const leave = async () => {
    setProblem(null)
    try {
      const { data } = await cancel({ variables: { input: { jointEventId: event.id } } })
      const result = data?.cancelJointRegistration
      if (result?.__typename === 'JointRegistration') {
        setAgreed(false)
        tell(t('events.toast.cancelled'))
      } else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  if (event.cancelledAt !== null) return <Card tone="notice">{t('joint.cancelled', { name })}</Card>
  if (mine && mine.state !== 'CANCELLED' && mine.state !== 'DECLINED') {
    const Sheet = mine.state === 'REGISTERED' || mine.state === 'ATTENDED' ? CelebrationCard : Card
    return (
      <Sheet aria-label={t('events.yours')}>
        <div className={detail.stack} aria-live="polite">
          <Tag tone={mine.state === 'REQUESTED' || mine.state === 'WAITLISTED' ? 'notice' : 'good'}>
            {mine.state === 'WAITLISTED' && mine.waitlistPosition !== null
              ? t('events.waitlistPosition', { position: mine.waitlistPosition })
              : t(`events.state.${mine.state}`)}
          </Tag>
          <p>{t(`joint.after.${mine.state}`, { name })}</p>
          <p className={detail.hint}>{t('joint.sharedNow', { name, fields: format.list(fields) })}</p>
          <ErrorNote problem={problem} />
          {Date.parse(event.endsAt) > Date.now() && mine.state !== 'ATTENDED' ? (
            <Button variant="default" loading={cancelling.loading} onClick={() => void leave()}>
              {t('joint.cancelAndErase')}
            </Button>
          ) : null}
        </div>
      </Sheet>
    )
  }
  if (Date.parse(event.registrationClosesAt) < Date.now()) return <Card tone="notice">{t('events.closed')}</Card>
  return (
    <CrossBorderCard aria-labelledby="consent">
      <h2 id="consent" className={detail.sideTitle}>
        {t('joint.register')}
      </h2>
      <div className={detail.stack}>
        <p className={detail.hint}>{t('joint.whatIsShared')}</p>
        <div className={classes.flow}>
          <ul className={classes.fields} aria-label={t('joint.sharedFields')}>
            {fields.map((field) => (
              <li key={field}>{field}</li>
            ))}
          </ul>
          <IconArrowRight size={18} className={classes.arrow} aria-hidden />
          <strong>{name}</strong>
        </div>
        <Checkbox
          checked={agreed}
          onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          color="cross"
          label={t('joint.consent', { name, fields: format.list(fields) })}
        />
        <ErrorNote problem={problem} />
        <Button color="cross" disabled={!agreed} loading={registering.loading} onClick={() => void join()}>
          {t('joint.registerAndShare')}
        </Button>
        <p className={detail.hint}>{t('joint.revocable')}</p>
      </div>
    </CrossBorderCard>
  )
}
