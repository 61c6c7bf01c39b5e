import { Button } from '@mantine/core'
import { IconMapQuestion, IconPlugConnectedX } from '@tabler/icons-react'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { problemOf } from './problem'
import classes from './Failure.module.css'

/** A page that could not be shown: why, and the way on. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const { code } = problemOf(error)
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className={classes.middle}>
      <EmptyState
        isPage
        icon={<IconPlugConnectedX />}
        title={t(`problem.${code}.title`)}
        action={<Button onClick={retry}>{t('action.retry')}</Button>}
      >
        {t(`problem.${code}.remedy`)}
      </EmptyState>
    </main>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main className={classes.middle}>
      <EmptyState
        isPage
        icon={<IconMapQuestion />}
        title={t('missing.title')}
        action={
          <ButtonLink to="/">
            {t('action.home')}
          </ButtonLink>
        }
      >
        {t('missing.text')}
      </EmptyState>
    </main>
  )
}
