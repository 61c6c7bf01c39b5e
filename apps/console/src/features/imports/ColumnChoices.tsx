import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readFragment, type FragmentType } from '@/gql'
import type { ImportKindsQuery } from '@/gql/graphql'
import classes from './Imports.module.css'
import { ProblemsOfImport } from './ImportProblems'

type Props = {
  of: FragmentType<typeof ProblemsOfImport>
  kind: ImportKindsQuery['importKinds'][number]
  busy: boolean
  onChosen: (columns: { heading: string; name: string | null }[]) => void
}

/** For the headings that could not be guessed: what are they? */
export function ColumnChoices({ of, kind, busy, onChosen }: Props) {
  const { t } = useTranslation()
  const { problems } = readFragment(ProblemsOfImport, of)
  const unknown = problems.nodes.filter(({ code, heading }) => code === 'unknown-column' && heading).map(({ heading }) => heading!)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  if (unknown.length === 0) return null
  return (
    <section aria-labelledby="import-choices" className={classes.choices}>
      <h3 id="import-choices" className={classes.subtitle}>
        {t('imports.whichColumn')}
      </h3>
      {unknown.map((heading) => (
        <NativeSelect
          key={heading}
          label={heading}
          value={chosen[heading] ?? ''}
          onChange={({ currentTarget }) => setChosen({ ...chosen, [heading]: currentTarget.value })}
          data={[{ value: '', label: t('imports.passOver') }, ...kind.columns.map(({ name, heading: label }) => ({ value: name, label }))]}
        />
      ))}
      <div>
        <Button loading={busy} onClick={() => onChosen(unknown.map((heading) => ({ heading, name: chosen[heading] || null })))}>
          {t('imports.again')}
        </Button>
      </div>
    </section>
  )
}
