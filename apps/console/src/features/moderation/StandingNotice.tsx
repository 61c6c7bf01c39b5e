import { useQuery } from '@apollo/client/react'
import { IconAlertTriangle, IconListCheck } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import classes from './StandingNotice.module.css'

const StandingQuery = graphql(`
  query ViewerStanding { viewerStanding { suspendedUntil rulesToAccept rulesGraceEndsAt } }
`)

/** Says above every page what keeps me from writing, and where to read more. */
export function StandingNotice() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, permissions } = useViewer()
  const { pathname } = useLocation()
  const { data } = useQuery(StandingQuery, { skip: !permissions.includes('posts:read') })
  const params = { tenant: slug }
  const graceEndsAt = data?.viewerStanding.rulesGraceEndsAt
  if (data?.viewerStanding.suspendedUntil) {
    return (
      <aside className={classes.notice} aria-label={t('moderation.suspended')}>
        <IconAlertTriangle size={20} aria-hidden />
        <p>{t('moderation.suspendedText', { at: format.moment(data.viewerStanding.suspendedUntil) })}</p>
        <Link to="/c/$tenant/me/decisions" params={params}>{t('moderation.seeWhy')}</Link>
      </aside>
    )
  }
  if (data?.viewerStanding.rulesToAccept == null || pathname.endsWith('/rules')) return null
  return (
    <aside className={classes.notice} aria-label={t('moderation.rules')}>
      <IconListCheck size={20} aria-hidden />
      <p>{graceEndsAt ? t('moderation.rulesWaitUntil', { at: format.moment(graceEndsAt) }) : t('moderation.rulesWait')}</p>
      <Link to="/c/$tenant/rules" params={params}>{t('moderation.readRules')}</Link>
    </aside>
  )
}
