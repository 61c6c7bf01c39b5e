import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { PriceCurve } from './PriceCurve'
import { mistakes, worthMore } from './price'
import classes from './Procurement.module.css'

export type TypedTier = { from: number | string; unitPrice: number | string }
type Props = { tiers: TypedTier[]; onChange: (tiers: TypedTier[]) => void; seats: number | null }

/** The lines of a quotation, with what a seat will cost by quantity drawn while they are typed. */
export function TiersEditor({ tiers, onChange, seats }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const wrong = mistakes(tiers)
  const set = (place: number, change: Partial<TypedTier>) => onChange(tiers.map((tier, i) => (i === place ? { ...tier, ...change } : tier)))
  const last = tiers.at(-1)
  const numbers = tiers.map(({ from, unitPrice }) => ({ from: Number(from), unitPrice: Number(unitPrice) }))
  return (
    <fieldset className={classes.tiers}>
      <legend>{t('procurement.prices')}</legend>
      {tiers.map(({ from, unitPrice }, place) => {
        const problem = wrong[place] ?? null
        const named = t('procurement.tier', { number: place + 1 })
        const worth = problem === null && wrong[place + 1] === null ? worthMore(numbers[place]!, numbers[place + 1]) : null
        return (
          <div key={place}>
            <div className={classes.tierRow}>
              <NumberInput
                label={t('procurement.tierFrom', { tier: named })}
                suffix={t('procurement.tierFromSuffix')}
                min={1}
                max={1000000}
                allowDecimal={false}
                thousandSeparator=","
                value={from}
                error={problem === 'QUANTITY_NOT_RISING' || (problem === 'OUT_OF_RANGE' && !(Number(from) >= 1)) ? t(`procurement.mistake.${problem}`) : null}
                onChange={(value) => set(place, { from: value })}
              />
              <NumberInput
                label={t('procurement.tierPrice', { tier: named })}
                prefix="¥"
                min={1}
                max={1000000}
                allowDecimal={false}
                thousandSeparator=","
                value={unitPrice}
                error={problem === 'PRICE_RISES' || (problem === 'OUT_OF_RANGE' && !(Number(unitPrice) >= 1)) ? t(`procurement.mistake.${problem}`) : null}
                onChange={(value) => set(place, { unitPrice: value })}
              />
              <ActionIcon
                variant="subtle"
                size={34}
                aria-label={t('procurement.removeTier', { tier: named })}
                disabled={tiers.length === 1}
                onClick={() => onChange(tiers.filter((_, i) => i !== place))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
            {worth === null ? null : <p className={classes.quiet}>{t('procurement.worthFrom', { seats: format.number(worth), next: format.number(numbers[place + 1]!.from) })}</p>}
          </div>
        )
      })}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={tiers.length >= 20}
          onClick={() => onChange([...tiers, { from: Number(last?.from ?? 0) + 100, unitPrice: Number(last?.unitPrice ?? 0) }])}
        >
          {t('procurement.addTier')}
        </Button>
      </div>
      {wrong.every((problem) => problem === null) ? <PriceCurve tiers={numbers} seats={seats} /> : null}
    </fieldset>
  )
}

export const areGood = (tiers: readonly TypedTier[]) => mistakes(tiers).every((problem) => problem === null)
export const toInput = (tiers: readonly TypedTier[]) => tiers.map(({ from, unitPrice }) => ({ from: Number(from), unitPrice: Number(unitPrice) }))
