import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Procurement.module.css'

const OwnShareOffer = graphql(`
  fragment OwnShare on LicenceOffer { id grantedSeats grantedAt share { seats seatCost remainder isRoundedUp fee total } }
`)

/** What this municipality has and pays, and how the yen were rounded. */
export function OwnShare({ offer }: { offer: FragmentType<typeof OwnShareOffer> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { grantedSeats, grantedAt, share } = readFragment(OwnShareOffer, offer)
  if (!share) return <p>{t('procurement.noShare')}</p>
  return (
    <>
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('procurement.ordered')}</dt>
          <dd>{t('procurement.seats', { count: share.seats, number: format.number(share.seats) })}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('procurement.pays')}</dt>
          <dd>
            {format.yen(share.total)}
            {share.fee > 0 ? <small>{t('procurement.shareParts', { seats: format.yen(share.seatCost), fee: format.yen(share.fee) })}</small> : null}
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('procurement.granted')}</dt>
          <dd>
            {t('procurement.seats', { count: grantedSeats, number: format.number(grantedSeats) })}
            <small>{grantedAt ? t('procurement.grantedOn', { day: format.day(grantedAt) }) : t('procurement.notGranted')}</small>
          </dd>
        </div>
      </dl>
      <p className={classes.rule}>
        {share.remainder === 0 ? t('procurement.noRemainder') : t(share.isRoundedUp ? 'procurement.roundedUp' : 'procurement.roundedDown', { remainder: share.remainder.toFixed(2) })}
      </p>
    </>
  )
}
