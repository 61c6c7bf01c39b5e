import { SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { defineExtra } from './extra'
import classes from './Composer.module.css'

type When = { kind: 'now' | 'later' | 'draft'; at: string }

/** A time as the field holds it (`2026-11-23T09:00`), in the zone of the device, as the API wants it. */
export const instantOf = (at: string) => (at ? new Date(at).toISOString() : undefined)
export const fieldTime = (at: Date) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
/** Tomorrow at nine: what people most often mean by later. */
const tomorrow = () => {
  const at = new Date()
  at.setDate(at.getDate() + 1)
  at.setHours(9, 0, 0, 0)
  return fieldTime(at)
}

function ScheduleField({ value, onChange, error }: { value: When; onChange: (when: When) => void; error?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.when}>
      <legend className={classes.legend}>{t('writing.when')}</legend>
      <SegmentedControl
        aria-label={t('writing.when')}
        value={value.kind}
        onChange={(kind) => onChange({ kind: kind as When['kind'], at: value.at || tomorrow() })}
        data={(['now', 'later', 'draft'] as const).map((kind) => ({ value: kind, label: t(`writing.start.${kind}`) }))}
      />
      {value.kind === 'later' ? <TimeField value={value.at} onChange={(at) => onChange({ ...value, at })} error={error} /> : null}
      {value.kind === 'draft' ? <p className={classes.hint}>{t('writing.draftHint')}</p> : null}
    </fieldset>
  )
}

export function TimeField({ value, onChange, error }: { value: string; onChange: (at: string) => void; error?: string | undefined }) {
  const { t } = useTranslation()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <TextInput
      type="datetime-local"
      label={t('writing.scheduledFor')}
      description={t('writing.zone', { zone })}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={classes.time}
    />
  )
}

export const schedule = defineExtra<When>({
  key: 'scheduledFor',
  initial: { kind: 'now', at: '' },
  place: 'below',
  Field: ScheduleField,
  input: ({ kind, at }) => (kind === 'draft' ? { isDraft: true } : kind === 'later' ? { scheduledFor: instantOf(at) } : {}),
  send: ({ kind }) => (kind === 'draft' ? 'writing.keepDraft' : kind === 'later' ? 'writing.schedule' : undefined),
})
