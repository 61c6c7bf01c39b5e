import type { ReactNode } from 'react'
import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { eventModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { localInput, viewerZone } from '@/app/format'
import type { EventMode } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

type Input = {
  title: string
  description: string
  mode: EventMode
  place: string | null
  onlineUrl: string | null
  startsAt: string
  endsAt: string
  registrationClosesAt: string | null
  capacity: number
  idempotencyKey: string
}
type Props = {
  draft: string
  submitLabel: string
  color?: string
  /** What is known already, e.g. from the proposal. */
  start?: { title?: string; place?: string | null; description?: string; startsAt?: string; endsAt?: string }
  children?: ReactNode
  onSend: (input: Input) => Promise<{ message: string } | undefined>
}

const initialMode: EventMode = 'ONLINE'
const hour = 60 * 60 * 1000

/** A quiet evening two weeks from now. */
function suggestedStart() {
  const date = new Date(Date.now() + 14 * 24 * hour)
  date.setHours(19, 0, 0, 0)
  return date
}

export function EventForm({ draft, submitLabel, color, start: known = {}, children, onSend }: Props) {
  const { t } = useTranslation()
  const start = known.startsAt ? new Date(known.startsAt) : suggestedStart()
  const { form, submit, busy, problem } = useDraftForm(draft, {
    initialValues: {
      title: known.title ?? '',
      description: known.description ?? '',
      mode: known.place ? ('ONSITE' satisfies EventMode as EventMode) : initialMode,
      place: known.place ?? '',
      onlineUrl: '',
      startsAt: localInput(start),
      endsAt: localInput(known.endsAt ? new Date(known.endsAt) : new Date(start.getTime() + 1.5 * hour)),
      registrationClosesAt: '',
      capacity: 30 as number | string,
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('events.titleMissing') : null),
      description: (value) => (value.trim() === '' ? t('events.descriptionMissing') : null),
      startsAt: (value) => (value === '' ? t('events.startsAtMissing') : null),
      endsAt: (value, { startsAt }) => (value > startsAt ? null : t('events.endsBeforeStart')),
      registrationClosesAt: (value, { startsAt }) => (value <= startsAt ? null : t('events.closesAfterStart')),
      capacity: (value) => (Number(value) >= 1 ? null : t('events.capacityMissing')),
    },
  })
  const { mode } = form.values
  const at = (value: string) => new Date(value).toISOString()
  const send = submit(({ place, onlineUrl, startsAt, endsAt, registrationClosesAt, capacity, ...values }, idempotencyKey) =>
    onSend({
      ...values,
      place: mode !== 'ONLINE' && place.trim() ? place.trim() : null,
      onlineUrl: mode !== 'ONSITE' && onlineUrl.trim() ? onlineUrl.trim() : null,
      startsAt: at(startsAt),
      endsAt: at(endsAt),
      registrationClosesAt: registrationClosesAt ? at(registrationClosesAt) : null,
      capacity: Number(capacity),
      idempotencyKey,
    }),
  )

  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={classes.form}>
        <ErrorNote problem={problem} />
        {children}
        <TextInput label={t('events.name')} placeholder={t('events.nameHint')} {...form.getInputProps('title')} />
        <Textarea
          label={t('events.description')}
          description={t('events.descriptionHint')}
          autosize
          minRows={4}
          maxRows={14}
          {...form.getInputProps('description')}
        />
        <div>
          <p id="event-mode" style={{ marginBottom: 6, fontSize: 14, fontWeight: 500 }}>
            {t('events.how')}
          </p>
          <SegmentedControl
            aria-labelledby="event-mode"
            data={eventModes.map((value) => ({ value, label: t(`events.mode.${value}`) }))}
            value={mode}
            onChange={(value) => form.setFieldValue('mode', value)}
          />
        </div>
        <div className={classes.pair}>
          {mode === 'ONLINE' ? null : (
            <TextInput label={t('events.place')} description={t('events.placeHint')} {...form.getInputProps('place')} />
          )}
          {mode === 'ONSITE' ? null : (
            <TextInput
              label={t('events.onlineUrl')}
              description={t('events.placeHint')}
              type="url"
              placeholder="https://"
              {...form.getInputProps('onlineUrl')}
            />
          )}
        </div>
        <div className={classes.pair}>
          <TextInput type="datetime-local" label={t('events.startsAt')} {...form.getInputProps('startsAt')} />
          <TextInput type="datetime-local" label={t('events.endsAt')} {...form.getInputProps('endsAt')} />
        </div>
        <p className={classes.hint}>{t('events.inYourZone', { zone: viewerZone })}</p>
        <div className={classes.pair}>
          <NumberInput label={t('events.capacity')} min={1} max={100_000} allowDecimal={false} {...form.getInputProps('capacity')} />
          <TextInput
            type="datetime-local"
            label={t('events.closes')}
            description={t('events.closesHint')}
            {...form.getInputProps('registrationClosesAt')}
          />
        </div>
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} color={color}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Card>
  )
}
