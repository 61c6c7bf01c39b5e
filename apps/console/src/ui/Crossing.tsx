import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Crossing.module.css'

/** The word that marks a crossing. */
export function CrossingBadge({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  return <span className={children === undefined ? `${classes.badge} ${classes.short}` : classes.badge}>{children ?? t('crossing.badge')}</span>
}

/** Two communities with the border between them. */
export function CrossingPair({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <span className={classes.pair} aria-hidden>
      {from}
      <span className={classes.border} />
      {to}
    </span>
  )
}

/** The dashed line inside a card: what stands below it goes over the border. */
export const BorderLine = () => <hr className={classes.line} aria-hidden />
