import { IconBriefcase, IconClock, IconCoin, IconDoor, IconLink, IconMapPin, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import type { EventMode } from '@/gql/graphql'
import classes from './EventFacts.module.css'

type Props = {
  event: {
    startsAt: string
    endsAt: string
    timeZone: string
    registrationClosesAt: string
    mode: EventMode
    place: string | null
    onlineUrl?: string | null
    capacity: number
    fee?: string | null
    countsAsTraining?: boolean
    workTimeAgreedBy?: string | null
    needsApproval?: boolean
    staysInRoom?: boolean
  }
  /** What to say while the place is not shown to me; null once it would be. */
  hiddenPlace: string | null
}

/** When, where, how many: the lines people look for first. */
export function EventFacts({ event, hiddenPlace }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const there = format.localTime(event.startsAt, event.timeZone)
  return (
    <dl className={classes.facts}>
      <dt>
        <IconClock size={18} stroke={1.7} aria-hidden />
        <span className={classes.spoken}>{t('events.when')}</span>
      </dt>
      <dd>
        <time dateTime={event.startsAt} className={classes.when}>
          {format.span(event.startsAt, event.endsAt)}
        </time>
        {there ? <span className={classes.hint}>{t('events.localTime', { time: there, zone: event.timeZone })}</span> : null}
        <span className={classes.hint}>{t('events.closesAt', { at: format.moment(event.registrationClosesAt) })}</span>
      </dd>
      <dt>
        <IconMapPin size={18} stroke={1.7} aria-hidden />
        <span className={classes.spoken}>{t('events.where')}</span>
      </dt>
      <dd>
        {t(`events.mode.${event.mode}`)}
        {event.place ? <span>{event.place}</span> : null}
        {event.place || event.onlineUrl || hiddenPlace === null ? null : <span className={classes.hint}>{hiddenPlace}</span>}
      </dd>
      {event.onlineUrl ? (
        <>
          <dt>
            <IconLink size={18} stroke={1.7} aria-hidden />
            <span className={classes.spoken}>{t('events.onlineUrl')}</span>
          </dt>
          <dd>
            <a href={event.onlineUrl} target="_blank" rel="noopener noreferrer" className={classes.url}>
              {event.onlineUrl}
            </a>
          </dd>
        </>
      ) : null}
      <dt>
        <IconUsers size={18} stroke={1.7} aria-hidden />
        <span className={classes.spoken}>{t('events.capacity')}</span>
      </dt>
      <dd>
        {t('events.capacityOf', { count: event.capacity })}
        {event.needsApproval ? <span className={classes.hint}>{t('events.approvalFact')}</span> : null}
      </dd>
      {event.staysInRoom ? (
        <>
          <dt>
            <IconDoor size={18} stroke={1.7} aria-hidden />
            <span className={classes.spoken}>{t('events.staysInRoomFact')}</span>
          </dt>
          <dd>{t('events.staysInRoomText')}</dd>
        </>
      ) : null}
      {event.fee ? (
        <>
          <dt>
            <IconCoin size={18} stroke={1.7} aria-hidden />
            <span className={classes.spoken}>{t('events.fee')}</span>
          </dt>
          <dd>{event.fee}</dd>
        </>
      ) : null}
      {event.countsAsTraining || event.workTimeAgreedBy ? (
        <>
          <dt>
            <IconBriefcase size={18} stroke={1.7} aria-hidden />
            <span className={classes.spoken}>{t('events.forWork')}</span>
          </dt>
          <dd>
            {event.countsAsTraining ? t('events.trainingFact') : null}
            {event.workTimeAgreedBy ? <span className={event.countsAsTraining ? classes.hint : undefined}>{t('events.workTimeFact', { name: event.workTimeAgreedBy })}</span> : null}
          </dd>
        </>
      ) : null}
    </dl>
  )
}
