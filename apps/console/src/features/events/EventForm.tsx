import type { ReactNode } from 'react'
import { Button, Checkbox, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { eventModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { viewerZone } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import type { EventMode, EventSeriesKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'
import { QuestionsEditor, type Question } from './QuestionsEditor'
import { ruleOf, type Repeat } from './recurrence'
import { RecurrenceField } from './RecurrenceField'
import { instantOf, localIn, zoneChoices } from './zones'

export type EventInput = {
  title: string
  description: string
  mode: EventMode
  place: string | null
  onlineUrl: string | null
  startsAt: string
  endsAt: string
  timeZone: string
  registrationClosesAt: string | null
  capacity: number
  fee: string
  countsAsTraining: boolean
  workTimeAgreedBy: string
  needsApproval: boolean
  staysInRoom: boolean
  takesDeclarations: boolean
  questions: Question[]
}
export type Further = { idempotencyKey: string; isDraft: boolean; recurrence: { rule: string; exceptOn: string[]; kind: EventSeriesKind } | null }
type Props = {
  draft: string
  submitLabel: string
  color?: string
  /** What is known already, e.g. from the proposal, or from the event that is edited. */
  start?: Partial<Omit<EventInput, 'questions' | 'fee' | 'workTimeAgreedBy'>> & { questions?: readonly Question[]; fee?: string | null; workTimeAgreedBy?: string | null }
  /** Whether it may come again, and may be kept as a draft. */
  isNew?: boolean
  children?: ReactNode
  onSend: (input: EventInput, further: Further) => Promise<{ message: string; field?: keyof EventInput } | undefined>
}

const seriesKinds = ['INTERVIEW', 'LUNCH', 'MOKUMOKU', 'STUDY', 'OTHER'] as const satisfies EventSeriesKind[]
const initialMode: EventMode = 'ONLINE'
const hour = 60 * 60 * 1000

/** A quiet evening two weeks from now, in the zone. */
const suggestedStart = (timeZone: string) => `${localIn(new Date(Date.now() + 14 * 24 * hour), timeZone).slice(0, 10)}T19:00`
const later = (local: string, hours: number) => new Date(Date.parse(`${local}Z`) + hours * hour).toISOString().slice(0, 16)

export function EventForm({ draft, submitLabel, color, start: known = {}, isNew = false, children, onSend }: Props) {
  const { t } = useTranslation()
  const { tenant } = useViewer()
  const zone = known.timeZone ?? viewerZone
  const startsAt = known.startsAt ? localIn(known.startsAt, zone) : suggestedStart(zone)
  const { form, submit, busy, problem } = useDraftForm(draft, {
    initialValues: {
      title: known.title ?? '',
      description: known.description ?? '',
      mode: known.mode ?? (known.place ? ('ONSITE' satisfies EventMode as EventMode) : initialMode),
      place: known.place ?? '',
      onlineUrl: known.onlineUrl ?? '',
      timeZone: zone,
      startsAt,
      endsAt: known.endsAt ? localIn(known.endsAt, zone) : later(startsAt, 1.5),
      registrationClosesAt: known.registrationClosesAt && known.registrationClosesAt !== known.startsAt ? localIn(known.registrationClosesAt, zone) : '',
      capacity: (known.capacity ?? 30) as number | string,
      fee: known.fee ?? '',
      countsAsTraining: known.countsAsTraining ?? false,
      workTimeAgreedBy: known.workTimeAgreedBy ?? '',
      needsApproval: known.needsApproval ?? false,
      staysInRoom: known.staysInRoom ?? false,
      takesDeclarations: known.takesDeclarations ?? false,
      questions: (known.questions ?? []).map(({ key, text, kind, choices, isRequired }): Question => ({ key, text, kind, choices: [...choices], isRequired })),
      repeat: 'NEVER' as Repeat,
      count: 10 as number | string,
      exceptOn: [] as string[],
      kind: 'OTHER' as EventSeriesKind,
      isDraft: false,
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('events.titleMissing') : null),
      description: (value) => (value.trim() === '' ? t('events.descriptionMissing') : null),
      startsAt: (value) => (value === '' ? t('events.startsAtMissing') : null),
      endsAt: (value, { startsAt }) => (value > startsAt ? null : t('events.endsBeforeStart')),
      registrationClosesAt: (value, { startsAt }) => (value <= startsAt ? null : t('events.closesAfterStart')),
      capacity: (value) => (Number(value) >= 1 ? null : t('events.capacityMissing')),
      questions: (value) =>
        value.some(({ text, kind, choices }) => text.trim() === '' || (kind === 'CHOICE' && choices.length < 2)) ? t('events.questions.incomplete') : null,
    },
  })
  const { mode, timeZone, repeat, count, exceptOn, kind } = form.values
  const at = (value: string) => instantOf(value, timeZone)
  const send = submit(({ place, onlineUrl, startsAt, endsAt, registrationClosesAt, capacity, repeat, count, exceptOn, kind, isDraft, ...values }, idempotencyKey) => {
    const rule = isNew ? ruleOf(repeat, startsAt, Number(count)) : null
    return onSend(
      {
        ...values,
        place: mode !== 'ONLINE' && place.trim() ? place.trim() : null,
        onlineUrl: mode !== 'ONSITE' && onlineUrl.trim() ? onlineUrl.trim() : null,
        startsAt: at(startsAt),
        endsAt: at(endsAt),
        registrationClosesAt: registrationClosesAt ? at(registrationClosesAt) : null,
        capacity: Number(capacity),
      },
      { idempotencyKey, isDraft, recurrence: rule ? { rule, exceptOn, kind } : null },
    )
  })

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
        <Select
          label={t('events.timeZone')}
          description={t('events.timeZoneHint')}
          searchable
          allowDeselect={false}
          data={zoneChoices(timeZone, viewerZone, tenant.timeZone)}
          {...form.getInputProps('timeZone')}
        />
        <RecurrenceField
          value={{ repeat, count, exceptOn }}
          startsAt={form.values.startsAt}
          endsAt={form.values.endsAt}
          timeZone={timeZone}
          canRepeat={isNew}
          onChange={(part) => form.setValues(part)}
        />
        {isNew && repeat !== 'NEVER' ? (
          <Select
            label={t('events.series.title')}
            description={t('events.series.hint')}
            allowDeselect={false}
            data={seriesKinds.map((value) => ({ value, label: t(`events.series.kind.${value}`) }))}
            value={kind}
            onChange={(value) => {
              const chosen = (value ?? 'OTHER') as EventSeriesKind
              form.setValues({ kind: chosen, ...(chosen === 'LUNCH' ? { staysInRoom: true } : {}), ...(chosen === 'MOKUMOKU' ? { takesDeclarations: true } : {}) })
            }}
          />
        ) : null}
        <div className={classes.pair}>
          <NumberInput label={t('events.capacity')} min={1} max={100_000} allowDecimal={false} {...form.getInputProps('capacity')} />
          <TextInput
            type="datetime-local"
            label={t('events.closes')}
            description={t('events.closesHint')}
            {...form.getInputProps('registrationClosesAt')}
          />
        </div>
        <TextInput label={t('events.fee')} description={t('events.feeHint')} maxLength={200} {...form.getInputProps('fee')} />
        <div className={classes.pair}>
          <Checkbox label={t('events.countsAsTraining')} {...form.getInputProps('countsAsTraining', { type: 'checkbox' })} />
          <Checkbox label={t('events.needsApproval')} description={t('events.needsApprovalHint')} {...form.getInputProps('needsApproval', { type: 'checkbox' })} />
        </div>
        <div className={classes.pair}>
          <Checkbox label={t('events.staysInRoom')} description={t('events.staysInRoomHint')} {...form.getInputProps('staysInRoom', { type: 'checkbox' })} />
          <Checkbox label={t('events.takesDeclarations')} description={t('events.takesDeclarationsHint')} {...form.getInputProps('takesDeclarations', { type: 'checkbox' })} />
        </div>
        <TextInput label={t('events.workTimeAgreedBy')} description={t('events.workTimeAgreedByHint')} maxLength={200} {...form.getInputProps('workTimeAgreedBy')} />
        <QuestionsEditor value={form.values.questions} error={form.errors.questions as string | undefined} onChange={(questions) => form.setFieldValue('questions', questions)} />
        {isNew ? <Checkbox label={t('events.asDraft')} description={t('events.asDraftHint')} {...form.getInputProps('isDraft', { type: 'checkbox' })} /> : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} color={color}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Card>
  )
}
