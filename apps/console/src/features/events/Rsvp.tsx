import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import { RsvpEvent, useRegistration } from './registration'
import { SignUp } from './SignUp'
import classes from './Rsvp.module.css'

type Props = { event: FragmentType<typeof RsvpEvent>; size?: 'sm' | 'md' }

/** My seat: taken, waited for, or to be had. */
export function Rsvp({ event: given, size = 'sm' }: Props) {
  const { t } = useTranslation()
  const event = readFragment(RsvpEvent, given)
  const { isFull, join, leave } = useRegistration(event)
  const mine = event.viewerRegistration
  const [isAsked, { open: ask, close: asked }] = useDisclosure()
  const isOver = Date.parse(event.endsAt) < Date.now()

  if (event.cancelledAt !== null) return <Tag tone="notice">{t('events.isCancelled')}</Tag>
  if (mine?.state === 'ATTENDED') return <Tag tone="gold">{t('events.state.ATTENDED')}</Tag>
  if (isOver) return mine?.state === 'REGISTERED' ? <Tag>{t('events.wasRegistered')}</Tag> : null
  if (mine && mine.state !== 'CANCELLED' && mine.state !== 'DECLINED') {
    return (
      <div className={classes.mine}>
        <Tag tone={mine.state === 'REGISTERED' ? 'good' : 'notice'}>
          {mine.state === 'REGISTERED' ? <IconCheck size={14} aria-hidden /> : null}
          {mine.state === 'WAITLISTED' && mine.waitlistPosition !== null
            ? t('events.waitlistPosition', { position: mine.waitlistPosition })
            : t(`events.state.${mine.state}`)}
        </Tag>
        <Button
          size={size === 'md' ? 'sm' : 'xs'}
          variant="default"
          onClick={leave}
          aria-label={t('events.cancelNamed', { title: event.title })}
        >
          {t('events.cancel')}
        </Button>
      </div>
    )
  }
  if (Date.parse(event.registrationClosesAt) < Date.now()) return <Tag>{t('events.closed')}</Tag>
  const label = t(event.needsApproval ? 'events.request' : isFull ? 'events.wait' : 'events.register')
  return (
    <>
    <Button
      size={size}
      variant={isFull ? 'light' : 'filled'}
      onClick={event.questions.length > 0 ? ask : () => void join()}
      aria-label={t(isFull ? 'events.waitNamed' : 'events.registerNamed', { title: event.title })}
    >
      {label}
    </Button>
    <SignUp title={event.title} questions={event.questions} opened={isAsked} submitLabel={label} onClose={asked} onSend={join} />
    </>
  )
}
