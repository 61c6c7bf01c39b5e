import { useTranslation } from 'react-i18next'
import { PageSkeleton } from '@/ui/Skeletons'
import classes from './Opening.module.css'

/** While a page's script arrives. */
export function Opening() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-busy="true" aria-label={t('state.loading')} className={classes.page}>
      <PageSkeleton />
    </div>
  )
}
