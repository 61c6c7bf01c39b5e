import { useQuery } from '@apollo/client/react'
import { IconCircleCheck, IconCoffee } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { useViewer } from '@/features/frame/viewer'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import classes from './TodayEntry.module.css'

const TodayEntryQuery = graphql(`
  query TodayEntry { today { waitingCount onDuty { id } approvals { count } } }
`)

/** For operators: what waits, in a line, and the way to it. A home page is no worse without it, so it waits for nobody. */
export function TodayEntry() {
  const { t } = useTranslation()
  const { slug, member } = useViewer()
  const { data } = useQuery(TodayEntryQuery, { fetchPolicy: 'cache-and-network' })
  if (!data) return null
  const { waitingCount, approvals, onDuty } = data.today
  const count = approvals.reduce((sum, one) => sum + one.count, waitingCount)
  const Icon = count > 0 ? IconCoffee : IconCircleCheck
  return (
    <Card aria-labelledby="today-entry" className={classes.entry}>
      <Icon size={26} stroke={1.6} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <h2 id="today-entry" className={classes.title}>
          {t('today.homeTitle')}
        </h2>
        <p className={classes.text}>
          {count > 0 ? t('today.homeWaiting', { count }) : t('today.homeDone')}
          {onDuty?.id === member.id ? <span className={classes.mine}>{t('today.dutyMe')}</span> : null}
        </p>
      </div>
      <ButtonLink to="/c/$tenant/today" params={{ tenant: slug }} variant={count > 0 ? 'filled' : 'default'}>
        {t('today.homeGo')}
      </ButtonLink>
    </Card>
  )
}
