import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { ImportFacts, KindsQuery } from './import'
import { ImportPanel } from './ImportPanel'
import classes from './Imports.module.css'

const ImportsQuery = graphql(`
  query Imports {
    imports(first: 10) { nodes { id ...ImportFacts importer { id displayName } } }
  }
`)
const route = getRouteApi('/c/$tenant/imports')
const tones = { VALIDATING: 'plain', VALIDATED: 'notice', APPLYING: 'plain', APPLIED: 'good', FAILED: 'notice' } as const

/** Everything that can be brought into this community as a file, and what was. */
export function ImportsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { kind: chosen } = route.useSearch()
  const kinds = useQuery(KindsQuery)
  const past = useQuery(ImportsQuery)
  const labelOf = (kind: string) => kinds.data?.importKinds.find((each) => each.kind === kind)?.label
  return (
    <>
      <PageHeader title={t('imports.title')} lead={t('imports.lead')} />
      <Loaded query={kinds} skeleton={<ListSkeleton rows={2} />}>
        {({ importKinds }) => {
          const kind = importKinds.find((each) => each.kind === chosen) ?? importKinds[0]
          if (!kind) return <p>{t('imports.none')}</p>
          return (
            <>
              {importKinds.length > 1 ? (
                <Tabs label={t('imports.kinds')}>
                  {importKinds.map((each) => (
                    <Tab key={each.kind} to="/c/$tenant/imports" params={{ tenant: slug }} search={{ kind: each.kind }} aria-current={each === kind ? 'page' : undefined}>
                      {each.label}
                    </Tab>
                  ))}
                </Tabs>
              ) : null}
              <h2 className={classes.kindTitle}>{kind.label}</h2>
              <ImportPanel key={kind.kind} kind={kind.kind} />
            </>
          )
        }}
      </Loaded>
      {past.data && past.data.imports.nodes.length > 0 ? (
        <section aria-labelledby="past-imports">
          <h2 id="past-imports" className={classes.kindTitle}>
            {t('imports.past')}
          </h2>
          <ul className={classes.past}>
            {past.data.imports.nodes.map((node) => {
              const facts = readFragment(ImportFacts, node)
              return (
                <li key={facts.id} className={classes.pastOne}>
                  <span className={classes.pastName}>{facts.file.name}</span>
                  <Tag tone={tones[facts.state]}>{t(`imports.short.${facts.state}`)}</Tag>
                  <span className={classes.small}>
                    {[labelOf(facts.kind), node.importer.displayName, format.moment(facts.createdAt), t('imports.rows', { number: format.number(facts.rowCount) })].filter(Boolean).join(' · ')}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      ) : null}
    </>
  )
}
