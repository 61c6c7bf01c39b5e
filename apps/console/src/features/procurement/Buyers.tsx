import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Mark } from '@/ui/Mark'
import { Ago } from '@/ui/Time'
import { GrantSeats } from './GrantSeats'
import classes from './Procurement.module.css'

const BuyersPool = graphql(`
  fragment BuyersPool on LicencePool {
    id state grantedSeats
    purchase { quantity }
    buyers(first: 100) {
      edges { node { municipality { id name ...MarkTenant } requestedSeats requestedAt grantedSeats share { seats seatCost fee total } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What each municipality asks for, pays and has. A prefecture's are few enough for one page. */
export function Buyers({ pool: given }: { pool: FragmentType<typeof BuyersPool> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useViewer()
  const { id, state, grantedSeats, purchase, buyers } = readFragment(BuyersPool, given)
  const rows = buyers.edges.map(({ node }) => node)
  const sum = (of: (row: (typeof rows)[number]) => number) => format.number(rows.reduce((all, row) => all + of(row), 0))
  const isOrdered = state !== 'OPEN'
  const words = { seats: isOrdered ? t('procurement.ordered') : t('procurement.request'), share: isOrdered ? t('procurement.pays') : t('procurement.paysNow'), granted: t('procurement.granted') }
  return (
    <table className={`${classes.table} ${classes.wide}`}>
      <thead>
        <tr>
          <th scope="col">{t('procurement.town')}</th>
          <th scope="col" data-number>{words.seats}</th>
          <th scope="col" data-number>{words.share}</th>
          {isOrdered ? <th scope="col" data-number>{words.granted}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ municipality, requestedSeats, requestedAt, grantedSeats: granted, share }) => (
          <tr key={municipality.id}>
            <th scope="row">
              <span className={classes.town}>
                <Mark tenant={municipality} size="sm" />
                <span>
                  {municipality.name}
                  {requestedAt ? (
                    <span className={classes.small}>
                      <Ago at={requestedAt} />
                    </span>
                  ) : null}
                </span>
              </span>
            </th>
            <td data-number data-label={words.seats}>
              {requestedSeats == null ? <span className={classes.quiet}>{t('procurement.notAsked')}</span> : format.number(isOrdered ? (share?.seats ?? 0) : requestedSeats)}
            </td>
            <td data-number data-label={words.share}>{share ? format.yen(share.total) : '–'}</td>
            {isOrdered ? (
              <td data-number data-label={words.granted}>
                {share && can('procurement:order') && state === 'ORDERED' ? (
                  <GrantSeats poolId={id} municipality={municipality} granted={granted} ordered={share.seats} free={purchase.quantity - grantedSeats} />
                ) : (
                  format.number(granted)
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('procurement.sum')}</th>
          <td data-number data-label={words.seats}>{sum((row) => (isOrdered ? (row.share?.seats ?? 0) : (row.requestedSeats ?? 0)))}</td>
          <td data-number data-label={words.share}>{format.yen(rows.reduce((all, row) => all + (row.share?.total ?? 0), 0))}</td>
          {isOrdered ? (
            <td data-number data-label={words.granted}>
              {t('procurement.ofBought', { granted: format.number(grantedSeats), bought: format.number(purchase.quantity) })}
            </td>
          ) : null}
        </tr>
      </tfoot>
    </table>
  )
}
