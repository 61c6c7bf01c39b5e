import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Procurement.module.css'

const FiguresPurchase = graphql(`
  fragment FiguresPurchase on LicencePurchase { seats quantity unitPrice cost costAsNeeded }
`)

type Props = { purchase: FragmentType<typeof FiguresPurchase>; fixedFee: number; isOrdered: boolean }

/** What is bought and what it costs; when more is bought than needed, why. */
export function Figures({ purchase, fixedFee, isOrdered }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { seats, quantity, unitPrice, cost, costAsNeeded } = readFragment(FiguresPurchase, purchase)
  return (
    <>
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('procurement.requested')}</dt>
          <dd>{t('procurement.seats', { count: seats, number: format.number(seats) })}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{isOrdered ? t('procurement.bought') : t('procurement.toBuy')}</dt>
          <dd>{t('procurement.seats', { count: quantity, number: format.number(quantity) })}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('procurement.unitPrice')}</dt>
          <dd>{seats === 0 ? '–' : format.yen(unitPrice)}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('procurement.whole')}</dt>
          <dd>
            {format.yen(cost + fixedFee)}
            {fixedFee > 0 ? <small>{t('procurement.withFee', { fee: format.yen(fixedFee) })}</small> : null}
          </dd>
        </div>
      </dl>
      {quantity > seats && costAsNeeded != null ? (
        <p className={classes.hint}>
          {t('procurement.moreIsCheaper', { seats: format.number(seats), needed: format.yen(costAsNeeded), quantity: format.number(quantity), cost: format.yen(cost), saved: format.yen(costAsNeeded - cost) })}
        </p>
      ) : null}
    </>
  )
}
