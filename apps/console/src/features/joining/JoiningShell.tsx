import type { ReactNode } from 'react'
import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/app/problem'
import { IconMapQuestion } from '@tabler/icons-react'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import classes from './Joining.module.css'

/** A page that somebody reaches by a link, from outside: what is behind the link, or that nothing is. */
export function JoiningShell({ problem, isThere, children }: { problem: Problem | null; isThere: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <main className={classes.page}>
      {problem?.code === 'NOT_FOUND' ? (
        <EmptyState isPage icon={<IconMapQuestion />} title={t('joining.unknown')}>
          {t('joining.unknownText')}
        </EmptyState>
      ) : isThere ? (
        children
      ) : (
        <>
          <ErrorNote problem={problem} />
          {problem ? null : (
            <div role="status" aria-busy="true" aria-label={t('state.loading')}>
              <Skeleton height={28} width="70%" />
              <Skeleton height={220} mt={20} />
            </div>
          )}
        </>
      )}
      <footer>
        <LanguageSwitch />
      </footer>
    </main>
  )
}
