import { IconEyeOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import classes from './StandingNotice.module.css'

/** Below a post that only its author and the moderators still see: why, and where the reason stands. */
export function OutOfSight({ state }: { state: 'HIDDEN' | 'REMOVED' }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const params = { tenant: slug }
  return (
    <aside className={classes.notice} aria-label={t('moderation.outOfSight')}>
      <IconEyeOff size={20} aria-hidden />
      <p>{t(`moderation.outOfSightText.${state}`)}</p>
      {can('moderation:manage') ? (
        <Link to="/c/$tenant/moderation/hidden" params={params}>{t('moderation.hidden')}</Link>
      ) : (
        <Link to="/c/$tenant/me/decisions" params={params}>{t('moderation.seeWhy')}</Link>
      )}
    </aside>
  )
}
