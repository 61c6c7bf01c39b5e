import { useMemo } from 'react'
import { IconMapQuestion } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { EmptyState } from '@/ui/EmptyState'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import { PageHeader } from '@/ui/PageHeader'
import { DoorDesk } from './DoorDesk'
import { byLink } from './sources'
import classes from './Door.module.css'

const route = getRouteApi('/check-in/$secret')

/** The door of one event, for somebody who helps and needs no account. */
export function HelperPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { secret } = route.useParams()
  const source = useMemo(() => byLink(secret), [secret])
  return (
    <main className={classes.page}>
      <DoorDesk
        source={source}
        header={({ facts, problem }) =>
          problem?.code === 'NOT_FOUND' ? (
            <EmptyState isPage icon={<IconMapQuestion />} title={t('checkin.unknown')}>
              {t('checkin.unknownText')}
            </EmptyState>
          ) : (
            <PageHeader title={facts?.title ?? t('checkin.title')} lead={facts ? `${format.span(facts.startsAt, facts.endsAt)}${facts.label ? ` · ${facts.label}` : ''}` : null} />
          )
        }
      />
      <LanguageSwitch />
    </main>
  )
}
