import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'

/** A community I am not in looks the same as one that does not exist. */
export function Closed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation()
  const problem = problemOf(error)
  if (problem.code !== 'NOT_FOUND' && problem.code !== 'FORBIDDEN') return <ErrorNote problem={problem} retry={retry} />
  return (
    <EmptyState
      isPage
      icon={<IconLock />}
      title={t('frame.closed')}
      action={
        <ButtonLink to="/">
          {t('frame.toMine')}
        </ButtonLink>
      }
    >
      {t('frame.closedText')}
    </EmptyState>
  )
}
