import type { ReactNode } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { useAct, type Answer } from './useAct'

const PoolStepPool = graphql(`
  fragment PoolStep on LicencePool { id state fixedFee grantedSeats purchase { seats quantity unitPrice cost } }
`)
const Order = graphql(`
  mutation OrderLicences($input: OrderLicencesInput!) {
    orderLicences(input: $input) {
      ... on LicencePool { id state }
      ... on Refusal { message code }
    }
  }
`)
const GrantOrdered = graphql(`
  mutation GrantOrderedSeats($input: GrantOrderedSeatsInput!) {
    grantOrderedSeats(input: $input) {
      ... on LicencePool { id grantedSeats }
      ... on Refusal { message code }
    }
  }
`)
const ClosePool = graphql(`
  mutation CloseLicencePool($input: CloseLicencePoolInput!) {
    closeLicencePool(input: $input) {
      ... on LicencePool { id state }
      ... on Refusal { message code }
    }
  }
`)
const again = { refetchQueries: ['LicencePool'], awaitRefetchQueries: true }

/** The next thing to do about a purchase. */
export function PoolStep({ pool: given }: { pool: FragmentType<typeof PoolStepPool> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, state, fixedFee, grantedSeats, purchase } = readFragment(PoolStepPool, given)
  const [order] = useMutation(Order, again)
  const [grant] = useMutation(GrantOrdered, again)
  const [close] = useMutation(ClosePool, again)
  if (state === 'OPEN') {
    return (
      <Confirmed
        label={t('procurement.order')}
        disabled={purchase.seats === 0}
        confirm={t('procurement.orderConfirm', { number: format.number(purchase.quantity) })}
        done={t('procurement.orderDone')}
        send={async () => (await order({ variables: { input: { poolId: id, seats: purchase.seats } } })).data?.orderLicences}
      >
        <p>
          {t('procurement.orderText', { seats: format.number(purchase.seats), quantity: format.number(purchase.quantity), price: format.yen(purchase.unitPrice), cost: format.yen(purchase.cost + fixedFee) })}
        </p>
        <p>{t('procurement.orderWarning')}</p>
      </Confirmed>
    )
  }
  if (state === 'CLOSED') return null
  if (grantedSeats < purchase.seats) {
    return (
      <Confirmed
        label={t('procurement.grantAll')}
        confirm={t('procurement.grantAll')}
        done={t('procurement.grantDone')}
        send={async () => (await grant({ variables: { input: { poolId: id } } })).data?.grantOrderedSeats}
      >
        <p>{t('procurement.grantAllText', { seats: format.number(purchase.seats) })}</p>
      </Confirmed>
    )
  }
  return (
    <Confirmed
      label={t('procurement.close')}
      variant="default"
      confirm={t('procurement.close')}
      done={t('procurement.closeDone')}
      send={async () => (await close({ variables: { input: { poolId: id } } })).data?.closeLicencePool}
    >
      <p>{t('procurement.closeText')}</p>
    </Confirmed>
  )
}

type ConfirmedProps = {
  label: string
  confirm: string
  done: string
  variant?: 'default'
  disabled?: boolean
  send: () => Promise<Answer>
  children: ReactNode
}

/** Says what will happen before it does. */
function Confirmed({ label, confirm, done, variant, disabled, send, children }: ConfirmedProps) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const { act, busy, problem, forget } = useAct()
  const go = async () => {
    if (!(await act(send))) return
    close()
    tell(done)
  }
  return (
    <>
      <Button
        {...(variant ? { variant } : {})}
        disabled={disabled ?? false}
        onClick={() => {
          forget()
          open()
        }}
      >
        {label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          {children}
          <ErrorNote problem={problem} />
          <div className={form.buttons}>
            <Button loading={busy} onClick={() => void go()}>
              {confirm}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
