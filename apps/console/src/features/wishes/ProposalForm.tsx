import { Button, Checkbox, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { eventModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import type { EventMode, EventSeriesKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import classes from './Wishes.module.css'

export type ProposalInput = { title: string; what: string; forWhom: string; minutes: number; mode: EventMode; kind: EventSeriesKind; help: string; mayCelebrate: boolean }
type Props = { draft: string; start?: Partial<ProposalInput>; submitLabel: string; onSend: (input: ProposalInput, idempotencyKey: string) => Promise<{ message: string } | undefined> }

const kinds = ['STUDY', 'INTERVIEW', 'MOKUMOKU', 'LUNCH', 'OTHER'] as const satisfies EventSeriesKind[]

/** Four small questions instead of an empty page. */
export function ProposalForm({ draft, start = {}, submitLabel, onSend }: Props) {
  const { t } = useTranslation()
  const { form: fields, submit, busy, problem } = useDraftForm(draft, {
    initialValues: {
      title: start.title ?? '', what: start.what ?? '', forWhom: start.forWhom ?? '', minutes: (start.minutes ?? 60) as number | string, mode: start.mode ?? ('ONLINE' as EventMode), kind: start.kind ?? ('STUDY' as EventSeriesKind),
      help: start.help ?? '', mayCelebrate: start.mayCelebrate ?? true,
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('proposing.titleMissing') : null),
      what: (value) => (value.trim() === '' ? t('proposing.whatMissing') : null),
      forWhom: (value) => (value.trim() === '' ? t('proposing.forWhomMissing') : null),
      minutes: (value) => (Number(value) >= 15 && Number(value) <= 480 ? null : t('proposing.minutesWrong')),
    },
  })
  const send = submit((values, idempotencyKey) => onSend({ ...values, minutes: Number(values.minutes) }, idempotencyKey))
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={problem} />
        <fieldset className={classes.step}>
          <legend>{t('proposing.step.what')}</legend>
          <Select label={t('proposing.kind')} allowDeselect={false} data={kinds.map((value) => ({ value, label: t(`proposing.kinds.${value}`) }))} {...fields.getInputProps('kind')} />
          <TextInput label={t('proposing.title')} placeholder={t('proposing.titleHint')} maxLength={100} {...fields.getInputProps('title')} />
          <Textarea label={t('proposing.what')} description={t('proposing.whatHint')} autosize minRows={3} {...fields.getInputProps('what')} />
        </fieldset>
        <fieldset className={classes.step}>
          <legend>{t('proposing.step.forWhom')}</legend>
          <TextInput label={t('proposing.forWhom')} placeholder={t('proposing.forWhomHint')} maxLength={200} {...fields.getInputProps('forWhom')} />
        </fieldset>
        <fieldset className={classes.step}>
          <legend>{t('proposing.step.how')}</legend>
          <NumberInput label={t('proposing.minutes')} description={t('proposing.minutesHint')} min={15} max={480} step={15} {...fields.getInputProps('minutes')} />
          <div>
            <p className={form.hint}>{t('events.how')}</p>
            <SegmentedControl aria-label={t('events.how')} data={eventModes.map((value) => ({ value, label: t(`events.mode.${value}`) }))} {...fields.getInputProps('mode')} />
          </div>
        </fieldset>
        <fieldset className={classes.step}>
          <legend>{t('proposing.step.help')}</legend>
          <Textarea label={t('proposing.help')} description={t('proposing.helpHint')} autosize minRows={2} maxLength={1_000} {...fields.getInputProps('help')} />
          <Checkbox label={t('proposing.mayCelebrate')} description={t('proposing.mayCelebrateHint')} {...fields.getInputProps('mayCelebrate', { type: 'checkbox' })} />
        </fieldset>
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          <span className={form.hint}>{t('proposing.then')}</span>
        </div>
      </form>
    </Card>
  )
}
