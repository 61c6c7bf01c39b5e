import { useState } from 'react'
import { Button, NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { useAct } from './useAct'
import classes from './Procurement.module.css'

const RequestSeatsOffer = graphql(`
  fragment RequestSeats on LicenceOffer { id feeSplit federation { id name } request { id seats population requestedAt } }
`)
const EstimateQuery = graphql(`
  query SeatEstimate($id: ID!, $seats: Int!) {
    licenceOffer(id: $id) { id estimate(seats: $seats) { seats seatCost fee alone purchase { seats quantity unitPrice } } }
  }
`)
const Request = graphql(`
  mutation RequestSeats($input: RequestSeatsInput!) {
    requestSeats(input: $input) {
      ... on LicenceOffer { id ...RequestSeats }
      ... on Refusal { message code }
    }
  }
`)

/** How many seats to ask for, with what they would cost at the moment. */
export function RequestSeats({ offer: given, mayRequest }: { offer: FragmentType<typeof RequestSeatsOffer>; mayRequest: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, feeSplit, federation, request } = readFragment(RequestSeatsOffer, given)
  const [seats, setSeats] = useState<number | string>(request?.seats ?? 10)
  const [population, setPopulation] = useState<number | string>(request?.population ?? '')
  const { act, busy, problem } = useAct()
  const [send] = useMutation(Request, { refetchQueries: ['LicenceOffer', EstimateQuery], awaitRefetchQueries: true })
  const wanted = Math.min(100000, Math.max(0, Math.trunc(Number(seats) || 0)))
  const [asked] = useDebouncedValue(wanted, 200)
  const { data, previousData } = useQuery(EstimateQuery, { variables: { id, seats: asked }, fetchPolicy: 'cache-and-network' })
  const estimate = (data ?? previousData)?.licenceOffer.estimate
  const submit = async () => {
    const input = { offerId: id, seats: wanted, ...(feeSplit === 'POPULATION' && population !== '' ? { population: Number(population) } : {}) }
    if (await act(async () => (await send({ variables: { input } })).data?.requestSeats)) tell(t('procurement.requestSent', { name: federation.name }))
  }
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{request ? t('procurement.requestedBefore', { number: format.number(request.seats), day: format.day(request.requestedAt) }) : t('procurement.requestLead', { name: federation.name })}</p>
      <ErrorNote problem={problem} />
      <div className={form.pair}>
        <NumberInput label={t('procurement.wanted')} description={t('procurement.wantedHint')} min={0} max={100000} allowDecimal={false} thousandSeparator="," value={seats} onChange={setSeats} />
        {feeSplit === 'POPULATION' ? (
          <NumberInput label={t('procurement.population')} description={t('procurement.populationHint')} min={1} allowDecimal={false} thousandSeparator="," value={population} onChange={setPopulation} error={problem?.field === 'population' ? problem.message : null} />
        ) : null}
      </div>
      <div className={classes.estimate} role="status">
        {estimate ? (
          <>
            <dl className={classes.facts}>
              <div className={classes.fact}>
                <dt>{t('procurement.estimate')}</dt>
                <dd>
                  {format.yen(estimate.seatCost + (estimate.fee ?? 0))}
                  {estimate.fee == null ? <small>{t('procurement.feeLater')}</small> : estimate.fee > 0 ? <small>{t('procurement.feeWithin', { fee: format.yen(estimate.fee) })}</small> : null}
                </dd>
              </div>
              <div className={classes.fact}>
                <dt>{t('procurement.eachSeat')}</dt>
                <dd>{estimate.seats === 0 ? '–' : format.yen(Math.ceil(estimate.seatCost / estimate.seats))}</dd>
              </div>
              <div className={classes.fact}>
                <dt>{t('procurement.alone')}</dt>
                <dd>
                  {format.yen(estimate.alone)}
                  {estimate.fee != null && estimate.alone > estimate.seatCost + estimate.fee ? <small>{t('procurement.saves', { amount: format.yen(estimate.alone - estimate.seatCost - estimate.fee) })}</small> : null}
                </dd>
              </div>
            </dl>
            <p className={classes.rule}>
              {t(estimate.purchase.quantity > estimate.purchase.seats ? 'procurement.estimateMore' : 'procurement.estimateText', { total: format.number(estimate.purchase.seats), quantity: format.number(estimate.purchase.quantity), price: format.yen(estimate.purchase.unitPrice) })}
            </p>
          </>
        ) : (
          <p className={classes.quiet}>{t('state.loading')}</p>
        )}
      </div>
      <div>
        <CrossingBadge />
        <p className={form.hint}>{t('procurement.requestCrosses', { name: federation.name })}</p>
      </div>
      <div className={form.buttons}>
        <Button type="submit" color="cross" loading={busy} disabled={!mayRequest}>
          {request ? t('procurement.requestAgain') : t('procurement.requestButton')}
        </Button>
        {mayRequest ? null : <span className={form.hint}>{t('procurement.onlyAdmins')}</span>}
      </div>
    </form>
  )
}
