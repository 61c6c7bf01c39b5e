import { useState } from 'react'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { problemOf, type Problem } from '@/app/problem'
import { uploadFile } from '@/app/upload'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { ImportKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Skeleton } from '@mantine/core'
import { ChooseFile } from './ChooseFile'
import { ImportProgress } from './ImportProgress'
import { KindsQuery, onTable } from './import'
import classes from './Imports.module.css'

const StartMutation = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) { ... on Import { id } }
  }
`)

type Columns = { heading: string; name: string | null }[]

/** Bringing one kind of file in, from the file to the result; it is still where it was after a reload. */
export function ImportPanel({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [id, setId] = useState(() => onTable.get(slug, kind))
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { data } = useQuery(KindsQuery)
  const known = data?.importKinds.find((each) => each.kind === kind)

  const show = (next: string | null) => {
    onTable.put(slug, kind, next)
    setId(next)
    setProblem(null)
  }
  const start = async (chosen: File, columns?: Columns) => {
    setBusy(true)
    setProblem(null)
    try {
      const fileId = await uploadFile(slug, chosen)
      const { data: started } = await clientFor(slug).mutate({ mutation: StartMutation, variables: { input: { kind, fileId, columns: columns ?? null } } })
      setFile(chosen)
      if (started) show(started.startImport.id)
      void clientFor(slug).refetchQueries({ include: 'active' })
    } catch (error) {
      setProblem(problemOf(error))
    }
    setBusy(false)
  }

  if (!data) return <Skeleton height={220} radius={14} />
  if (!known) return <ErrorNote problem={{ code: 'FORBIDDEN', message: '', field: null }} />
  return (
    <Card as="div" className={classes.panel}>
      <ErrorNote problem={problem} />
      {id === null ? (
        <ChooseFile kind={known} busy={busy} onFile={(chosen) => void start(chosen)} />
      ) : (
        <ImportProgress
          key={id}
          id={id}
          kind={known}
          busy={busy}
          again={file ? (columns) => void start(file, columns) : null}
          onClose={() => show(null)}
        />
      )}
      <p className={classes.small}>{t('imports.safe')}</p>
    </Card>
  )
}
