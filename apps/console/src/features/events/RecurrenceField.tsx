import { useDeferredValue } from 'react'
import { NumberInput, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { graphql } from '@/gql'
import form from '@/ui/Form.module.css'
import { dayOf, repeats, ruleOf, type Repeat } from './recurrence'
import { instantOf } from './zones'
import classes from './RecurrenceField.module.css'

const TimesQuery = graphql(`
  query EventTimes($input: EventTimesInput!) {
    eventTimes(input: $input) { count lastStartsAt times { startsAt endsAt clockChange } }
  }
`)

type Value = { repeat: Repeat; count: number | string; exceptOn: string[] }
type Props = { value: Value; startsAt: string; endsAt: string; timeZone: string; canRepeat: boolean; onChange: (part: Partial<Value>) => void }

/** How it comes again, in words; and what comes of it, worked out by the server. */
export function RecurrenceField({ value, startsAt, endsAt, timeZone, canRepeat, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { repeat, exceptOn } = value
  const count = Math.max(1, Number(value.count) || 1)
  const isTime = startsAt !== '' && endsAt > startsAt
  const rule = isTime && canRepeat ? ruleOf(repeat, startsAt, count) : null
  const input = useDeferredValue({ startsLocal: startsAt, endsLocal: endsAt, timeZone, recurrence: rule ? { rule, exceptOn } : null })
  const preview = useQuery(TimesQuery, { variables: { input }, skip: !isTime, fetchPolicy: 'cache-first' })
  const times = preview.data?.eventTimes
  const locale = i18n.language === 'ja' ? 'ja-JP' : 'en-GB'
  const inZone = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const day = inZone({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' })
  const short = inZone({ month: 'numeric', day: 'numeric', weekday: 'short' })
  const clock = inZone({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const facts = isTime ? dayOf(startsAt) : null
  const words = {
    weekday: isTime ? inZone({ weekday: 'long' }).format(new Date(instantOf(startsAt, timeZone))) : '',
    day: facts?.day ?? 1,
    nth: t(`events.recurrence.nth.${Math.min(5, facts?.nth ?? 1) as 1 | 2 | 3 | 4 | 5}`),
  }
  return (
    <div className={form.form}>
      {canRepeat ? (
        <div className={form.pair}>
          <Select
            label={t('events.recurrence.title')}
            allowDeselect={false}
            data={repeats.map((one) => ({ value: one, label: t(`events.recurrence.every.${one}`, words) }))}
            value={repeat}
            onChange={(chosen) => onChange({ repeat: (chosen ?? 'NEVER') as Repeat })}
          />
          {repeat === 'NEVER' ? null : (
            <NumberInput
              label={t('events.recurrence.count')}
              description={t('events.recurrence.countHint')}
              min={1}
              max={400}
              allowDecimal={false}
              value={value.count}
              error={preview.error ? problemOf(preview.error).message : undefined}
              onChange={(next) => onChange({ count: next })}
            />
          )}
        </div>
      ) : null}
      {repeat !== 'NEVER' && canRepeat ? (
        <TagsInput label={t('events.recurrence.exceptOn')} description={t('events.recurrence.exceptOnHint')} placeholder="2027-01-02" value={exceptOn} acceptValueOnBlur onChange={(days) => onChange({ exceptOn: days })} />
      ) : null}
      <div aria-live="polite">
        {times && rule ? (
          <div className={classes.preview}>
            <p className={classes.sentence}>
              <IconRepeat size={17} aria-hidden />
              {t('events.recurrence.sentence', { every: t(`events.recurrence.every.${repeat}`, words), count: times.count, until: day.format(new Date(times.lastStartsAt)) })}
            </p>
            <p className={form.hint}>
              {times.times.slice(0, 6).map((one) => short.format(new Date(one.startsAt))).join(' · ')}
              {times.count > 6 ? ' …' : ''}
            </p>
          </div>
        ) : null}
        {times?.times
          .filter(({ clockChange }) => clockChange !== null)
          .map((one) => (
            <p key={one.startsAt} className={classes.change}>
              <IconAlertTriangle size={17} aria-hidden />
              {t(`events.clockChange.${one.clockChange!}`, { at: clock.format(new Date(one.startsAt)) })}
            </p>
          ))}
      </div>
    </div>
  )
}
