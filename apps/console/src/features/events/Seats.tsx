import { useTranslation } from 'react-i18next'
import classes from './Seats.module.css'

type Props = { capacity: number; registered: number; waitlisted: number }

/** How full it is, in words and as a bar. */
export function Seats({ capacity, registered, waitlisted }: Props) {
  const { t } = useTranslation()
  const left = Math.max(0, capacity - registered)
  return (
    <div className={classes.seats}>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.min(100, (registered / Math.max(1, capacity)) * 100)}%` }} />
      </span>
      <span className={classes.words}>
        {left > 0 ? t('events.seatsLeft', { count: left, capacity }) : t('events.full', { capacity })}
        {waitlisted > 0 ? ` · ${t('events.waitlisted', { count: waitlisted })}` : ''}
      </span>
    </div>
  )
}
