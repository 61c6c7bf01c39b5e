import { useTranslation } from 'react-i18next'
import classes from './Feed.module.css'

/** Stands between what is new and what was read before. */
export function ReadLine() {
  const { t } = useTranslation()
  return (
    <p className={classes.line}>
      <span>{t('feed.readLine')}</span>
    </p>
  )
}
