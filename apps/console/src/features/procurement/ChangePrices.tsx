import { useState } from 'react'
import { Button, Modal, NumberInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'
import { TiersEditor, areGood, toInput, type TypedTier } from './TiersEditor'
import { useAct } from './useAct'

const ChangePricesPool = graphql(`
  fragment ChangePrices on LicencePool { id fixedFee tiers { from unitPrice } purchase { seats } }
`)
const Change = graphql(`
  mutation ChangeLicencePrices($input: ChangeLicencePricesInput!) {
    changeLicencePrices(input: $input) {
      ... on LicencePool { id fixedFee }
      ... on Refusal { message code }
    }
  }
`)

/** A new quotation while requests are still open. */
export function ChangePrices({ pool: given }: { pool: FragmentType<typeof ChangePricesPool> }) {
  const { t } = useTranslation()
  const pool = readFragment(ChangePricesPool, given)
  const [isOpen, { open, close }] = useDisclosure()
  const [tiers, setTiers] = useState<TypedTier[]>([])
  const [fixedFee, setFixedFee] = useState<number | string>(0)
  const { act, busy, problem, forget } = useAct()
  const [change] = useMutation(Change, { refetchQueries: ['LicencePool'], awaitRefetchQueries: true })
  const save = async () => {
    const done = await act(async () => (await change({ variables: { input: { poolId: pool.id, tiers: toInput(tiers), fixedFee: Number(fixedFee) } } })).data?.changeLicencePrices)
    if (!done) return
    close()
    tell(t('procurement.pricesChanged'))
  }
  return (
    <>
      <Button
        variant="default"
        mt="md"
        onClick={() => {
          forget()
          setTiers(pool.tiers.map(({ from, unitPrice }) => ({ from, unitPrice })))
          setFixedFee(pool.fixedFee)
          open()
        }}
      >
        {t('procurement.changePrices')}
      </Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('procurement.changePrices')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <p className={classes.hint}>{t('procurement.changePricesText')}</p>
          <TiersEditor tiers={tiers} onChange={setTiers} seats={pool.purchase.seats || null} />
          <NumberInput label={t('procurement.fixedFee')} prefix="¥" min={0} max={100000000} allowDecimal={false} thousandSeparator="," value={fixedFee} onChange={setFixedFee} />
          <ErrorNote problem={problem} />
          <div className={classes.buttons}>
            <Button loading={busy} disabled={!areGood(tiers)} onClick={() => void save()}>
              {t('procurement.savePrices')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
