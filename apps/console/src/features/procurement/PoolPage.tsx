import { useQuery } from '@apollo/client/react'
import { IconPrinter } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Buyers } from './Buyers'
import { ChangePrices } from './ChangePrices'
import { Figures } from './Figures'
import { PoolStep } from './PoolStep'
import { Prices } from './Prices'
import { StateTag } from './StateTag'
import classes from './Procurement.module.css'

const PoolQuery = graphql(`
  query LicencePool($id: ID!) {
    licencePool(id: $id) {
      id provider licenceYear state fixedFee openedAt orderedAt
      tiers { ...PricesTier }
      purchase { seats quantity tier ...FiguresPurchase }
      ...PoolStep
      ...ChangePrices
      ...BuyersPool
    }
  }
`)
const route = getRouteApi('/c/$tenant/procurement/$id')

/** A joint purchase as its coordinators see it. */
export function PoolPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(PoolQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ licencePool: pool }) => {
        const { provider, licenceYear, state, fixedFee, openedAt, orderedAt, tiers, purchase } = pool
        return (
          <>
            <PageHeader
              title={t('procurement.name', { year: t('procurement.year', { year: licenceYear }), provider })}
              lead={
                <>
                  <StateTag state={state} /> {orderedAt ? t('procurement.orderedOn', { day: format.day(orderedAt) }) : t('procurement.openedOn', { day: format.day(openedAt) })}
                </>
              }
              above={
                <BackLink to="/c/$tenant/procurement" params={{ tenant: slug }}>
                  {t('procurement.title')}
                </BackLink>
              }
              actions={
                <>
                  {state === 'OPEN' ? null : (
                    <ButtonLink variant="default" to="/c/$tenant/procurement/$id/statement" params={{ tenant: slug, id }} leftSection={<IconPrinter size={18} aria-hidden />}>
                      {t('procurement.statement')}
                    </ButtonLink>
                  )}
                  {can('procurement:order') ? <PoolStep pool={pool} /> : null}
                </>
              }
            />
            <div className={classes.stack}>
              <Card aria-label={t('procurement.figures')}>
                <Figures purchase={purchase} fixedFee={fixedFee} isOrdered={state !== 'OPEN'} />
              </Card>
              <Card aria-labelledby="towns">
                <h2 id="towns" className={classes.sectionTitle}>
                  {state === 'OPEN' ? t('procurement.townsOpen') : t('procurement.towns')}
                </h2>
                <Buyers pool={pool} />
              </Card>
              <Card aria-labelledby="prices">
                <h2 id="prices" className={classes.sectionTitle}>
                  {t('procurement.prices')}
                </h2>
                <Prices tiers={tiers} purchase={purchase} />
                {state === 'OPEN' && can('procurement:order') ? <ChangePrices pool={pool} /> : null}
              </Card>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
