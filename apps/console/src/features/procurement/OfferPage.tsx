import { useQuery } from '@apollo/client/react'
import { IconPrinter } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card, CrossBorderCard } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Figures } from './Figures'
import { OwnShare } from './OwnShare'
import { Prices } from './Prices'
import { RequestSeats } from './RequestSeats'
import { StateTag } from './StateTag'
import classes from './Procurement.module.css'

const OfferQuery = graphql(`
  query LicenceOffer($id: ID!) {
    licenceOffer(id: $id) {
      id provider licenceYear state fixedFee totalSeats
      federation { id name }
      tiers { ...PricesTier }
      purchase { seats quantity tier ...FiguresPurchase }
      share { seats }
      ...RequestSeats
      ...OwnShare
    }
  }
`)
const route = getRouteApi('/c/$tenant/procurement/$id')

/** A joint purchase as a municipality sees it: what to ask for, and later what it pays and has. */
export function OfferPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const { id } = route.useParams()
  // The total of all requests comes back from the consortium a moment after any of them is sent.
  const query = useQuery(OfferQuery, { variables: { id }, fetchPolicy: 'cache-and-network', pollInterval: 5000 })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ licenceOffer: offer }) => {
        const { provider, licenceYear, state, fixedFee, totalSeats, federation, tiers, purchase, share } = offer
        return (
          <>
            <PageHeader
              title={t('procurement.name', { year: t('procurement.year', { year: licenceYear }), provider })}
              lead={
                <>
                  <StateTag state={state} /> {federation.name}
                </>
              }
              above={
                <BackLink to="/c/$tenant/procurement" params={{ tenant: slug }}>
                  {t('procurement.title')}
                </BackLink>
              }
              actions={
                share ? (
                  <ButtonLink variant="default" to="/c/$tenant/procurement/$id/statement" params={{ tenant: slug, id }} leftSection={<IconPrinter size={18} aria-hidden />}>
                    {t('procurement.statement')}
                  </ButtonLink>
                ) : null
              }
            />
            <div className={classes.stack}>
              {state === 'OPEN' ? (
                <CrossBorderCard aria-labelledby="request">
                  <h2 id="request" className={classes.sectionTitle}>
                    {t('procurement.requestTitle')}
                  </h2>
                  <RequestSeats offer={offer} mayRequest={can('procurement:request')} />
                </CrossBorderCard>
              ) : (
                <Card aria-labelledby="share">
                  <h2 id="share" className={classes.sectionTitle}>
                    {t('procurement.myShare')}
                  </h2>
                  <OwnShare offer={offer} />
                </Card>
              )}
              {purchase ? (
                <Card aria-labelledby="all">
                  <h2 id="all" className={classes.sectionTitle}>
                    {t('procurement.orderOfAll')}
                  </h2>
                  <Figures purchase={purchase} fixedFee={fixedFee} isOrdered />
                </Card>
              ) : null}
              <Card aria-labelledby="prices">
                <h2 id="prices" className={classes.sectionTitle}>
                  {t('procurement.prices')}
                </h2>
                <Prices tiers={tiers} purchase={purchase ?? { seats: totalSeats, quantity: totalSeats }} />
                {purchase ? null : <p className={classes.quiet}>{t('procurement.totalNow', { number: format.number(totalSeats) })}</p>}
              </Card>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
