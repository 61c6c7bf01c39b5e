import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import { PriceCurve } from './PriceCurve'
import { worthMore } from './price'
import classes from './Procurement.module.css'

const PricesTier = graphql(`
  fragment PricesTier on LicenceTier { from to unitPrice }
`)

type Props = {
  tiers: readonly FragmentType<typeof PricesTier>[]
  /** What is or would be bought, to mark where it lies. */
  purchase: { seats: number; quantity: number; tier?: number | null } | null
}

/** The price list, and what a seat costs by how many are bought. */
export function Prices({ tiers: given, purchase }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const tiers = given.map((tier) => readFragment(PricesTier, tier))
  return (
    <>
      <PriceCurve tiers={tiers} seats={purchase && purchase.seats > 0 ? purchase.seats : null} />
      <table className={classes.table}>
        <caption className={classes.spoken}>{t('procurement.prices')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('procurement.quantity')}</th>
            <th scope="col" data-number>{t('procurement.unitPrice')}</th>
            <th scope="col">{t('procurement.worth')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier, place) => {
            const worth = worthMore(tier, tiers[place + 1])
            return (
              <tr key={tier.from} data-here={purchase?.tier === place + 1 || undefined}>
                <th scope="row">
                  {tier.to == null ? t('procurement.from', { from: format.number(tier.from) }) : t('procurement.range', { from: format.number(tier.from), to: format.number(tier.to) })}{' '}
                  {purchase?.tier === place + 1 ? <Tag tone="accent">{t('procurement.here')}</Tag> : null}
                </th>
                <td data-number>{format.yen(tier.unitPrice)}</td>
                <td>{worth === null ? '–' : t('procurement.worthFrom', { seats: format.number(worth), next: format.number(tiers[place + 1]!.from) })}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
