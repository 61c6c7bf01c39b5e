import { useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { ImportProblemsFragment } from '@/gql/graphql'
import classes from './Imports.module.css'

export const ProblemsOfImport = graphql(`
  fragment ImportProblems on Import {
    id
    problems(first: 50) {
      nodes { line column heading value code message }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const MoreQuery = graphql(`
  query MoreImportProblems($id: ID!, $after: String) {
    import(id: $id) {
      id
      problems(first: 100, after: $after) {
        nodes { line column heading value code message }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)
type Page = ImportProblemsFragment['problems']

/** What keeps rows from being imported, in the order of the file; on a phone each is a small sheet instead of a line. */
export function ImportProblems({ of }: { of: FragmentType<typeof ProblemsOfImport> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id, problems } = readFragment(ProblemsOfImport, of)
  const [further, setFurther] = useState<Page[]>([])
  const [busy, setBusy] = useState(false)
  const last = further.at(-1) ?? problems
  const rows = [problems, ...further].flatMap(({ nodes }) => nodes)
  if (rows.length === 0) return null
  const more = async () => {
    setBusy(true)
    const { data } = await clientFor(slug)
      .query({ query: MoreQuery, variables: { id, after: last.pageInfo.endCursor ?? null }, fetchPolicy: 'no-cache' })
      .catch(() => ({ data: undefined }))
    if (data) setFurther([...further, data.import.problems])
    setBusy(false)
  }
  return (
    <section aria-labelledby="import-problems">
      <h3 id="import-problems" className={classes.subtitle}>
        {t('imports.problems')}
      </h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.line')}</th>
            <th scope="col">{t('imports.columnHeading')}</th>
            <th scope="col">{t('imports.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, column, heading, value, message }, i) => (
            <tr key={`${line}-${column}-${i}`}>
              <td className={classes.line}>{t('imports.lineNumber', { line })}</td>
              <td className={classes.where}>
                {heading}
                {value ? <span className={classes.value}>{value}</span> : null}
              </td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {last.pageInfo.hasNextPage ? (
        <Button variant="default" size="xs" loading={busy} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      ) : null}
    </section>
  )
}
