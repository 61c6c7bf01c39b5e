import { useState, type FormEvent } from 'react'
import { Button, Modal, NumberInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { useAct } from './useAct'

const Grant = graphql(`
  mutation GrantSeats($input: GrantSeatsInput!) {
    grantSeats(input: $input) {
      ... on LicencePool { id grantedSeats }
      ... on Refusal { message code }
    }
  }
`)

type Props = { poolId: string; municipality: { id: string; name: string }; granted: number; ordered: number; free: number }

/** How many seats one municipality has, and the way to give it more. */
export function GrantSeats({ poolId, municipality, granted, ordered, free }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, { open, close }] = useDisclosure()
  const [seats, setSeats] = useState<number | string>(granted)
  const { act, busy, problem, forget } = useAct()
  const [grant] = useMutation(Grant, { refetchQueries: ['LicencePool'], awaitRefetchQueries: true })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(async () => (await grant({ variables: { input: { poolId, municipalityId: municipality.id, seats: Number(seats) } } })).data?.grantSeats)
    if (!done) return
    close()
    tell(t('procurement.grantDone'))
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('procurement.grantTo', { name: municipality.name, number: format.number(granted) })}
        onClick={() => {
          forget()
          setSeats(Math.max(granted, ordered))
          open()
        }}
      >
        {format.number(granted)}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('procurement.grantTitle', { name: municipality.name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <form onSubmit={(event) => void send(event)} noValidate className={form.form}>
          <ErrorNote problem={problem} />
          <NumberInput
            label={t('procurement.grantLabel')}
            description={t('procurement.grantHint', { ordered: format.number(ordered), free: format.number(free) })}
            min={0}
            max={100000}
            allowDecimal={false}
            value={seats}
            onChange={setSeats}
            data-autofocus
          />
          <div className={form.buttons}>
            <Button type="submit" loading={busy}>
              {t('procurement.grant')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
