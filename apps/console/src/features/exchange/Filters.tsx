import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { directions, listingKinds } from '@/app/choices'
import { useViewer } from '@/features/frame/viewer'
import type { ListingDirection, ListingKind } from '@/gql/graphql'
import pills from '@/ui/Pills.module.css'
import classes from './Filters.module.css'

type Props = { direction: ListingDirection | undefined; kind: ListingKind | undefined }

/** Needs or offers, and of which kind; both in the URL. */
export function Filters({ direction, kind }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const to = '/c/$tenant/exchange'
  const params = { tenant: slug }
  return (
    <div className={classes.filters}>
      <nav aria-label={t('exchange.filter')} className={pills.pills}>
        {[undefined, ...directions].map((choice) => (
          <Link
            key={choice ?? 'all'}
            to={to}
            params={params}
            search={{ direction: choice, kind }}
            className={pills.pill}
            activeProps={{}}
            aria-current={choice === direction ? 'page' : undefined}
          >
            {choice ? t(`exchange.directions.${choice}`) : t('exchange.both')}
          </Link>
        ))}
      </nav>
      <NativeSelect
        aria-label={t('exchange.kindLabel')}
        value={kind ?? ''}
        data={[
          { value: '', label: t('exchange.anyKind') },
          ...listingKinds.map((value) => ({ value, label: t(`exchange.kind.${value}`) })),
        ]}
        onChange={({ currentTarget }) => {
          const next = listingKinds.find((choice) => choice === currentTarget.value)
          void navigate({ to, params, search: { direction, kind: next }, resetScroll: false })
        }}
      />
    </div>
  )
}
