import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { cheapest, type Tier } from './price'
import classes from './Procurement.module.css'

const [width, height, left, bottom] = [640, 168, 8, 26]
const steps = 160

/** What one seat comes to by how many are needed, bought the cheapest way. The table below it has the numbers. */
export function PriceCurve({ tiers, seats }: { tiers: readonly Tier[]; seats: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const first = tiers[0]
  if (!first) return null
  const most = Math.max((tiers.at(-1)?.from ?? 1) * 1.35, (seats ?? 0) * 1.15, first.from * 2, 20)
  const each = (quantity: number) => cheapest(tiers, quantity).cost / quantity
  const top = first.unitPrice * 1.12
  const x = (quantity: number) => left + (quantity / most) * (width - 2 * left)
  const y = (price: number) => 8 + (1 - price / top) * (height - bottom - 8)
  // Under the line, where nothing else is drawn, as long as the line is high enough for that.
  const isUnder = seats !== null && height - bottom - y(each(most)) > 48
  const isRight = seats !== null && x(seats) > width / 2
  const quantities = [...Array.from({ length: steps + 1 }, (_, i) => first.from + ((most - first.from) * i) / steps), ...tiers.map(({ from }) => from)].sort((a, b) => a - b)
  const line = quantities.map((quantity) => `${x(quantity).toFixed(1)},${y(each(quantity)).toFixed(1)}`).join(' ')
  return (
    <figure className={classes.curve}>
      <figcaption>{t('procurement.curve')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {tiers.map(({ from }) => (
          <g key={from}>
            <line x1={x(from)} x2={x(from)} y1={8} y2={height - bottom} className={classes.grid} />
            <text x={x(from)} y={height - 8} className={classes.axis} textAnchor={from === first.from ? 'start' : 'middle'}>
              {format.number(from)}
            </text>
          </g>
        ))}
        <polygon points={`${x(first.from)},${height - bottom} ${line} ${x(most)},${height - bottom}`} className={classes.area} />
        <polyline points={line} className={classes.line} />
        {seats === null ? null : (
          <g>
            <line x1={x(seats)} x2={x(seats)} y1={y(each(seats))} y2={height - bottom} className={classes.now} />
            <circle cx={x(seats)} cy={y(each(seats))} r={5} className={classes.dot} />
            <text x={x(seats) + (isRight ? -10 : 10)} y={isUnder ? height - bottom - 14 : y(each(seats)) - 14} className={classes.here} textAnchor={isRight ? 'end' : 'start'}>
              {t('procurement.curveNow', { seats: format.number(seats), price: format.yen(Math.round(each(seats))) })}
            </text>
          </g>
        )}
      </svg>
    </figure>
  )
}
