import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/app/problem'
import classes from './ErrorNote.module.css'

type Props = { problem: Problem | null; retry?: () => void }

/** What went wrong and what to do about it. */
export function ErrorNote({ problem, retry }: Props) {
  const { t } = useTranslation()
  if (!problem) return null
  const { code, message } = problem
  const isOwnText = message !== '' && code !== 'INTERNAL' && code !== 'OFFLINE'
  return (
    <div role="alert" className={classes.note}>
      <IconAlertTriangle size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <strong>{isOwnText || code === 'REFUSED' ? message : t(`problem.${code}.title`)}</strong>
        {code === 'REFUSED' ? null : <span>{t(`problem.${code}.remedy`)}</span>}
      </div>
      {retry ? (
        <Button size="xs" variant="default" onClick={retry}>
          {t('action.retry')}
        </Button>
      ) : null}
    </div>
  )
}
