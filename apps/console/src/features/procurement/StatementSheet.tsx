import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import classes from './Procurement.module.css'

const StatementPurchase = graphql(`
  fragment StatementPurchase on LicencePurchase { seats quantity tier unitPrice cost }
`)
const StatementShare = graphql(`
  fragment StatementShare on LicenceShare { seats seatCost remainder isRoundedUp fee total }
`)

type Props = {
  provider: string
  licenceYear: number
  fixedFee: number
  orderedAt: string | null
  issuer: string
  addressee?: string
  purchase: FragmentType<typeof StatementPurchase>
  lines: { id: string; name: string; granted: number; share: FragmentType<typeof StatementShare> }[]
  /** Whether these are all there are, so that their sum has to be the whole. */
  isComplete: boolean
}

/** One sheet of paper: the order, who pays what, how it was rounded, and that it adds up. */
export function StatementSheet({ provider, licenceYear, fixedFee, orderedAt, issuer, addressee, purchase, lines: given, isComplete }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { seats, quantity, tier, unitPrice, cost } = readFragment(StatementPurchase, purchase)
  const lines = given.map(({ share, ...line }) => ({ ...line, ...readFragment(StatementShare, share) }))
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0)
  const whole = cost + fixedFee
  const facts = [
    [t('procurement.provider'), provider],
    [t('procurement.yearLabel'), t('procurement.year', { year: licenceYear })],
    [t('procurement.requested'), t('procurement.seats', { count: seats, number: format.number(seats) })],
    [t('procurement.bought'), t('procurement.seats', { count: quantity, number: format.number(quantity) })],
    [t('procurement.appliedTier'), tier == null ? '–' : t('procurement.tier', { number: tier })],
    [t('procurement.unitPrice'), format.yen(unitPrice)],
    [t('procurement.seatsCost'), format.yen(cost)],
    [t('procurement.fixedFee'), format.yen(fixedFee)],
    [t('procurement.whole'), format.yen(whole)],
    ...(orderedAt ? [[t('procurement.orderDay'), format.date(orderedAt)]] : []),
  ] as const
  const words = { seats: t('procurement.ordered'), seatCost: t('procurement.seatCost'), remainder: t('procurement.remainder'), fee: t('procurement.fee'), total: t('procurement.pays'), granted: t('procurement.granted') }
  return (
    <Card as="article" className={classes.statement}>
      <header className={classes.statementHead}>
        <div>
          <h2>{t('procurement.statementTitle', { year: t('procurement.year', { year: licenceYear }) })}</h2>
          {addressee ? <p>{t('procurement.addressee', { name: addressee })}</p> : null}
        </div>
        <div className={classes.issuer}>
          <p>{issuer}</p>
          <p className={classes.quiet}>{t('procurement.issuedOn', { day: format.date(new Date().toISOString()) })}</p>
        </div>
      </header>
      <dl className={classes.orderFacts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={`${classes.table} ${classes.wide}`}>
        <caption className={classes.spoken}>{t('procurement.shares')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('procurement.town')}</th>
            {Object.entries(words).map(([key, word]) => (
              <th key={key} scope="col" data-number>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td data-number data-label={words.seats}>{format.number(line.seats)}</td>
              <td data-number data-label={words.seatCost}>{format.yen(line.seatCost)}</td>
              <td data-number data-label={words.remainder}>{line.remainder.toFixed(2)}{line.isRoundedUp ? ` ${t('procurement.plusOne')}` : ''}</td>
              <td data-number data-label={words.fee}>{format.yen(line.fee)}</td>
              <td data-number data-label={words.total}><strong>{format.yen(line.total)}</strong></td>
              <td data-number data-label={words.granted}>{format.number(line.granted)}</td>
            </tr>
          ))}
        </tbody>
        {isComplete ? (
          <tfoot>
            <tr>
              <th scope="row">{t('procurement.sum')}</th>
              <td data-number data-label={words.seats}>{format.number(sum((line) => line.seats))}</td>
              <td data-number data-label={words.seatCost}>{format.yen(sum((line) => line.seatCost))}</td>
              <td />
              <td data-number data-label={words.fee}>{format.yen(sum((line) => line.fee))}</td>
              <td data-number data-label={words.total}>{format.yen(sum((line) => line.total))}</td>
              <td data-number data-label={words.granted}>{format.number(sum((line) => line.granted))}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
      {isComplete ? (
        <p className={classes.check}>{t(sum((line) => line.total) === whole ? 'procurement.adds' : 'procurement.addsNot', { sum: format.yen(sum((line) => line.total)), whole: format.yen(whole) })}</p>
      ) : null}
      <p className={classes.rule}>{t('procurement.formula')}</p>
      <p className={classes.rule}>{t('procurement.rule')}</p>
    </Card>
  )
}
