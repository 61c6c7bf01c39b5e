import { useState } from 'react'
import { ActionIcon, Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { useAct } from './useAct'
import { instantOf, localIn } from './zones'

const Create = graphql(`
  mutation CreateDatePoll($input: CreateDatePollInput!) { createDatePoll(input: $input) { ... on DatePoll { id } ... on Refusal { message } } }
`)
type Props = { eventId: string; timeZone: string; startsAt: string; endsAt: string }
const day = 86_400_000
const MOST = 20

/** Asks everybody when they have time: three evenings to begin with, as many as one likes up to twenty. */
export function NewDatePoll({ eventId, timeZone, startsAt, endsAt }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [isOpen, { open, close }] = useDisclosure()
  const { act, busy, problem } = useAct()
  const first = Math.max(Date.parse(startsAt), Date.now() + 7 * day)
  const [options, setOptions] = useState(() => [0, 1, 2].map((days) => localIn(new Date(first + days * day), timeZone)))
  const [minutes, setMinutes] = useState<number | string>(Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000))
  const [closesAt, setClosesAt] = useState(() => localIn(new Date(first - 2 * day), timeZone))
  const create = async () => {
    const data = await act(Create, { input: { eventId, options, minutes: Number(minutes), timeZone, closesAt: instantOf(closesAt, timeZone) } })
    if (data && 'id' in data.createDatePoll) await navigate({ to: '/c/$tenant/polls/$id', params: { tenant: slug, id: data.createDatePoll.id } })
  }
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={open}>
        {t('preparing.newPoll')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('preparing.newPoll')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p className={form.hint}>{t('preparing.pollText', { zone: timeZone })}</p>
          <ErrorNote problem={problem} />
          {options.map((option, i) => (
            <div key={i} style={{ display: 'flex', gap: 8, alignItems: 'end' }}>
              <TextInput
                type="datetime-local"
                style={{ flex: 1 }}
                label={t('preparing.option', { number: i + 1 })}
                value={option}
                onChange={({ currentTarget }) => setOptions(options.map((one, j) => (j === i ? currentTarget.value : one)))}
              />
              <ActionIcon variant="subtle" color="gray" size={36} disabled={options.length <= 2} aria-label={t('preparing.removeOption', { number: i + 1 })} onClick={() => setOptions(options.filter((_, j) => j !== i))}>
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <div>
            <Button variant="subtle" disabled={options.length >= MOST} onClick={() => setOptions([...options, localIn(new Date(Date.parse(instantOf(options.at(-1)!, timeZone)) + day), timeZone)])}>
              {t('preparing.addOption')}
            </Button>
          </div>
          <NumberInput label={t('proposing.minutes')} min={5} max={1_440} step={15} value={minutes} onChange={setMinutes} />
          <TextInput type="datetime-local" label={t('preparing.closesAt')} value={closesAt} onChange={({ currentTarget }) => setClosesAt(currentTarget.value)} />
          <div className={form.buttons}>
            <Button loading={busy} onClick={() => void create()}>
              {t('preparing.askDates')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
