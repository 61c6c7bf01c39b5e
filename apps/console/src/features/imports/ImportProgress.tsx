import { useEffect, useRef, useState } from 'react'
import { Button, Progress, Skeleton } from '@mantine/core'
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react'
import { IconCheck, IconDownload, IconFileX, IconListCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { graphql, readFragment } from '@/gql'
import type { ImportFactsFragment, ImportKindsQuery } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import { ColumnChoices } from './ColumnChoices'
import { ImportFacts, isRunning } from './import'
import classes from './Imports.module.css'
import { ImportProblems } from './ImportProblems'

const ImportQuery = graphql(`
  query Import($id: ID!) {
    import(id: $id) { id ...ImportFacts ...ImportProblems }
  }
`)
const ApplyMutation = graphql(`
  mutation ApplyImport($input: ApplyImportInput!) {
    applyImport(input: $input) {
      ... on Import { id ...ImportFacts }
      ... on Refusal { code message }
    }
  }
`)
const EVERY_MS = 700
const outcomes = ['create', 'change', 'same', 'skip', 'bad'] as const

type Props = {
  id: string
  kind: ImportKindsQuery['importKinds'][number]
  busy: boolean
  /** Reads the same file again with other columns; null when the browser no longer has it. */
  again: ((columns: { heading: string; name: string | null }[]) => void) | null
  onClose: () => void
}

/** One import on its way: what is being done, what would be done, what was done. */
export function ImportProgress({ id, kind, busy, again, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [apply, applying] = useMutation(ApplyMutation)
  const { data, error, startPolling, stopPolling, refetch } = useQuery(ImportQuery, { variables: { id } })
  const facts = data ? readFragment(ImportFacts, data.import) : null
  const running = facts !== null && isRunning(facts)
  const client = useApolloClient()
  const wasRunning = useRef(false)
  // What a file changes may be anywhere on the page that shows this.
  useEffect(() => {
    if (wasRunning.current && !running) void client.refetchQueries({ include: 'active' })
    wasRunning.current = running
  }, [client, running])
  useEffect(() => {
    if (running) startPolling(EVERY_MS)
    else stopPolling()
    return stopPolling
  }, [running, startPolling, stopPolling])

  if (error) {
    return (
      <>
        <ErrorNote problem={problemOf(error)} retry={() => void refetch()} />
        <Button variant="default" onClick={onClose}>
          {t('imports.other')}
        </Button>
      </>
    )
  }
  if (!facts) return <Skeleton height={180} />

  const send = async () => {
    setProblem(null)
    try {
      const { data: applied } = await apply({ variables: { input: { importId: id } } })
      if (applied && 'message' in applied.applyImport) setProblem(refused(applied.applyImport))
      else await refetch()
    } catch (failure) {
      setProblem(problemOf(failure))
    }
  }
  const wanted = facts.createCount + facts.changeCount
  return (
    <>
      <header className={classes.head}>
        <StateIcon state={facts.state} />
        <div className={classes.headWords}>
          <h3 className={classes.stateTitle}>{t(`imports.state.${facts.state}`)}</h3>
          <p className={classes.small}>
            {facts.file.name}
            {facts.encoding ? ` · ${t(`imports.encoding.${facts.encoding}`)}` : ''}
            {` · ${t('imports.rows', { number: format.number(facts.rowCount) })}`}
          </p>
        </div>
      </header>
      <ErrorNote problem={problem} />
      {running ? <Doing facts={facts} /> : null}
      {facts.state === 'FAILED' ? <p>{t('imports.failedText')}</p> : <Counts facts={facts} />}
      {facts.state === 'FAILED' && again ? <ColumnChoices of={data!.import} kind={kind} busy={busy} onChosen={again} /> : null}
      {data && !running ? <ImportProblems of={data.import} /> : null}
      {running ? null : (
        <footer className={classes.actions}>
          {facts.state === 'VALIDATED' && wanted > 0 ? (
            <Button onClick={() => void send()} loading={applying.loading}>
              {t('imports.apply', { number: format.number(wanted), count: wanted })}
            </Button>
          ) : null}
          {facts.state === 'VALIDATED' && wanted === 0 ? <p className={classes.calm}>{t('imports.nothingToDo')}</p> : null}
          {facts.failedRowsFile ? (
            <Button component="a" href={facts.failedRowsFile.url} download variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
              {t('imports.failedRows')}
            </Button>
          ) : null}
          <Button variant="subtle" onClick={onClose}>
            {t('imports.other')}
          </Button>
        </footer>
      )}
    </>
  )
}

function Doing({ facts }: { facts: ImportFactsFragment }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = facts.rowCount > 0 ? Math.min(100, (facts.doneCount / facts.rowCount) * 100) : 0
  const text = t('imports.done', { done: format.number(facts.doneCount), all: format.number(facts.rowCount) })
  return (
    <div className={classes.doing}>
      <Progress value={share} aria-label={t(`imports.state.${facts.state}`)} size="lg" radius="xl" />
      <p className={classes.small} role="status">
        {text} · {t('imports.mayLeave')}
      </p>
    </div>
  )
}

/** What the rows would do, or did; a number of nothing stays quiet. */
function Counts({ facts }: { facts: ImportFactsFragment }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isDone = facts.state === 'APPLIED' || facts.state === 'APPLYING'
  return (
    <dl className={classes.counts}>
      {outcomes.map((outcome) => {
        const count = facts[`${outcome}Count`]
        return (
          <div key={outcome} className={classes.count} data-outcome={outcome} data-none={count === 0 || undefined}>
            <dt>{t(isDone ? `imports.did.${outcome}` : `imports.would.${outcome}`)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function StateIcon({ state }: { state: ImportFactsFragment['state'] }) {
  const Icon = state === 'APPLIED' ? IconCheck : state === 'FAILED' ? IconFileX : IconListCheck
  return (
    <span className={classes.stateIcon} data-state={state} aria-hidden>
      <Icon size={22} />
    </span>
  )
}
