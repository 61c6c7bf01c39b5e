import { useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemOf, type Problem } from '@/app/problem'
import { ErrorNote } from './ErrorNote'
import classes from './LoadMore.module.css'

type Props = {
  page: { hasNextPage: boolean; endCursor?: string | null }
  fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>
}

/** The next page of a list, below the ones that are there. */
export function LoadMore({ page, fetchMore }: Props) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!page.hasNextPage) return null

  const more = async () => {
    setBusy(true)
    setProblem(null)
    await fetchMore({ variables: { after: page.endCursor ?? null } }).catch((error) => setProblem(problemOf(error)))
    setBusy(false)
  }
  return (
    <>
      <ErrorNote problem={problem} />
      <Button variant="default" loading={busy} onClick={() => void more()} className={classes.more}>
        {t('action.more')}
      </Button>
    </>
  )
}
