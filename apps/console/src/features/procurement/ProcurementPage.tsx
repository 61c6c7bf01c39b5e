import { useQuery } from '@apollo/client/react'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { LicencePoolState } from '@/gql/graphql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { StateTag } from './StateTag'
import classes from './Procurement.module.css'

const PoolsQuery = graphql(`
  query LicencePools($after: String) {
    licencePools(first: 20, after: $after) {
      edges { node { id provider licenceYear state fixedFee grantedSeats purchase { seats quantity cost } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const OffersQuery = graphql(`
  query LicenceOffers($after: String) {
    licenceOffers(first: 20, after: $after) {
      edges { node { id provider licenceYear state grantedSeats federation { id name } request { id seats } share { seats total } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** In a consortium: what it buys together. In a municipality: what consortia offer it. */
export const ProcurementPage = () => (useViewer().isFederation ? <Pools /> : <Offers />)

function Pools() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const query = useQuery(PoolsQuery, { fetchPolicy: 'cache-and-network' })
  const open = can('procurement:order') ? (
    <ButtonLink to="/c/$tenant/procurement/new" params={{ tenant: slug }} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('procurement.open')}
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader title={t('procurement.title')} lead={t('procurement.lead')} actions={open} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ licencePools: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconFileInvoice />} title={t('procurement.empty')} action={open}>
              {t('procurement.emptyText')}
            </EmptyState>
          ) : (
            <div className={classes.pools}>
              {edges.map(({ node: { id, provider, licenceYear, state, fixedFee, grantedSeats, purchase } }) => (
                <Row
                  key={id}
                  {...{ id, provider, licenceYear, state }}
                  facts={[
                    t('procurement.requestedLine', { number: format.number(purchase.seats) }),
                    state === 'OPEN' ? null : t('procurement.grantedLine', { number: format.number(grantedSeats), of: format.number(purchase.quantity) }),
                  ]}
                  amount={format.yen(purchase.cost + fixedFee)}
                />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function Offers() {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(OffersQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t('procurement.title')} lead={t('procurement.offersLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ licenceOffers: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState icon={<IconFileInvoice />} title={t('procurement.noOffers')}>
              {t('procurement.noOffersText')}
            </EmptyState>
          ) : (
            <div className={classes.pools}>
              {edges.map(({ node: { id, provider, licenceYear, state, grantedSeats, federation, request, share } }) => (
                <Row
                  key={id}
                  {...{ id, provider, licenceYear, state }}
                  facts={[
                    federation.name,
                    request ? t('procurement.myRequestLine', { number: format.number(request.seats) }) : state === 'OPEN' ? t('procurement.notAsked') : null,
                    state === 'OPEN' ? null : t('procurement.myGrantedLine', { number: format.number(grantedSeats) }),
                  ]}
                  amount={share ? format.yen(share.total) : null}
                />
              ))}
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

type RowProps = { id: string; provider: string; licenceYear: number; state: LicencePoolState; facts: (string | null)[]; amount: string | null }

function Row({ id, provider, licenceYear, state, facts, amount }: RowProps) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  return (
    <Card as="article" interactive className={classes.pool}>
      <div>
        <h2>
          <Link to="/c/$tenant/procurement/$id" params={{ tenant: slug, id }}>
            {t('procurement.name', { year: t('procurement.year', { year: licenceYear }), provider })}
          </Link>
        </h2>
        <p className={classes.poolLine}>
          <StateTag state={state} />
          {facts.map((fact) => (fact === null ? null : <span key={fact}>{fact}</span>))}
        </p>
      </div>
      {amount === null ? null : <p className={classes.amount}>{amount}</p>}
    </Card>
  )
}
