import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Alumni.module.css'
import { openToChoices } from './choices'
import type { DirectorySearch } from './search'

const DirectoryFacetsFacets = graphql(`
  fragment DirectoryFacets on DirectoryFacets {
    decades { value count }
    departments { value count }
    regions { value count }
    openTo { value count }
  }
`)
type Name = 'decade' | 'department' | 'region' | 'openTo'
type Props = { facets: FragmentType<typeof DirectoryFacetsFacets>; chosen: DirectorySearch; q: string | undefined }

/** What the people found have in common, with how many; a second click lets go again. */
export function Facets({ facets: given, chosen, q }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  const facets = readFragment(DirectoryFacetsFacets, given)
  const groups: { name: Name; values: { value: string; count: number }[]; label: (value: string) => string }[] = [
    { name: 'decade', values: facets.decades, label: (value) => t('alumni.decade', { year: value }) },
    { name: 'department', values: facets.departments, label: (value) => value },
    { name: 'region', values: facets.regions, label: (value) => value },
    { name: 'openTo', values: facets.openTo, label: (value) => t(`alumni.openTo.${openToChoices.find((flag) => flag === value) ?? 'MENTOR'}`) },
  ]
  return (
    <details className={classes.narrowing} open={isWide || Object.values(chosen).some((value) => value !== undefined)}>
      <summary>{t('alumni.narrow')}</summary>
      <nav aria-label={t('alumni.narrow')} className={classes.facets}>
        {groups
        .filter(({ values }) => values.length > 0)
        .map(({ name, values, label }) => (
          <div key={name} className={classes.facet}>
            <h2>{t(`alumni.facet.${name}`)}</h2>
            <ul>
              {values.slice(0, 8).map(({ value, count }) => {
                const isChosen = String(chosen[name] ?? '') === value
                const next = isChosen ? undefined : name === 'decade' ? Number(value) : value
                return (
                  <li key={value}>
                    <Link
                      to="/c/$tenant/alumni"
                      params={{ tenant: slug }}
                      search={{ q, ...chosen, [name]: next }}
                      resetScroll={false}
                      className={classes.choice}
                      activeProps={{}}
                      aria-current={isChosen ? 'true' : undefined}
                    >
                      <span>{label(value)}</span>
                      <span>{format.number(count)}</span>
                    </Link>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
      </nav>
    </details>
  )
}
