import type { ReactNode } from 'react'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { EmptyState } from './EmptyState'
import { ErrorNote } from './ErrorNote'

type Props<Data> = {
  query: { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> }
  skeleton: ReactNode
  children: (data: Data) => ReactNode
}

/** A query's page: its skeleton first, then its data; a failure says what to do and keeps what was there. */
export function Loaded<Data>({ query: { data, error, refetch }, skeleton, children }: Props<Data>) {
  const { t } = useTranslation()
  if (error) {
    const problem = problemOf(error)
    const isGone = problem.code === 'NOT_FOUND' || (problem.code === 'INVALID_INPUT' && data === undefined)
    if (isGone) {
      return (
        <EmptyState isPage icon={<IconMapQuestion />} title={t('missing.title')}>
          {t('missing.text')}
        </EmptyState>
      )
    }
    // Asked again, it would be refused again.
    const isFinal = problem.code === 'FORBIDDEN' || problem.code === 'NOT_FOUND'
    return (
      <>
        <ErrorNote problem={problem} {...(isFinal ? {} : { retry: () => void refetch() })} />
        {data === undefined ? null : children(data)}
      </>
    )
  }
  return data === undefined ? (
    <div role="status" aria-busy="true" aria-label={t('state.loading')}>
      {skeleton}
    </div>
  ) : (
    children(data)
  )
}
