import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import form from '@/ui/Form.module.css'
import { isYear, licenceYearOf } from './years'

const YearQuery = graphql(`
  query SeatsOfYear($licenceYear: Int!) { learningFunnel(licenceYear: $licenceYear) { licenceYear stages { step count } } }
`)
const OffersQuery = graphql(`
  query OfferedSeats { licenceOffers(first: 100) { nodes { id licenceYear grantedSeats request { seats } federation { id name } } } }
`)
const SetSeats = graphql(`
  mutation SetOwnSeats($input: SetOwnSeatsInput!) {
    setOwnSeats(input: $input) { ... on SeatAllotment { licenceYear seatCount takenCount } ... on Refusal { message code } }
  }
`)

/** How many seats this community bought by itself, in the years in which no consortium grants them. */
export function OwnSeatsPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const isMember = can('procurement:read')
  const offers = useQuery(OffersQuery, { skip: !isMember, fetchPolicy: 'cache-and-network' })
  const consortiums = (offers.data?.licenceOffers.nodes ?? []).filter(({ grantedSeats, request }) => grantedSeats > 0 || request)
  const known = consortiums.map(({ licenceYear, federation }) => ({ licenceYear, name: federation.name }))
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('learning.ownSeats')}
        lead={t('learning.ownSeatsLead')}
        above={
          <BackLink to="/c/$tenant/learning/applications" params={{ tenant: slug }}>
            {t('learning.tab.applications')}
          </BackLink>
        }
      />
      {isMember ? (
        <Loaded query={offers} skeleton={<PageSkeleton />}>
          {() => <SeatsForm consortiums={known} />}
        </Loaded>
      ) : (
        <SeatsForm consortiums={[]} />
      )}
    </div>
  )
}

function SeatsForm({ consortiums }: { consortiums: { licenceYear: number; name: string }[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const [set] = useMutation(SetSeats, { refetchQueries: [YearQuery], update: (cache) => ['programmes', 'seatApplications'].forEach((fieldName) => cache.evict({ fieldName })) })
  const { form: fields, submit, busy, problem } = useDraftForm(`${slug}.seats`, {
    initialValues: { licenceYear: licenceYearOf(new Date()) as number | string, seats: '' as number | string },
    validate: {
      licenceYear: (value) => (isYear(value) ? null : t('learning.licenceYearWrong')),
      seats: (value) => (value !== '' && Number(value) >= 0 && Number(value) <= 100_000 ? null : t('learning.seatsMissing')),
    },
  })
  const year = Number(fields.values.licenceYear)
  const now = useQuery(YearQuery, { variables: { licenceYear: year }, skip: !isYear(year), fetchPolicy: 'cache-and-network' })
  const current = now.data?.learningFunnel.stages.find(({ step }) => step === 'SEATS')?.count
  const granting = consortiums.find(({ licenceYear }) => licenceYear === year)
  const send = submit(async ({ licenceYear, seats }) => {
    const result = (await set({ variables: { input: { licenceYear: Number(licenceYear), seats: Number(seats) } } })).data?.setOwnSeats
    if (result?.__typename === 'SeatsInUse') return { message: result.message, field: 'seats' as const }
    if (result) tell(t('learning.seatsSet', { year: result.licenceYear, seats: format.number(result.seatCount) }))
    return undefined
  })
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={problem} />
        <div className={form.pair}>
          <NumberInput label={t('learning.licenceYear')} description={t('learning.licenceYearHint')} min={2000} max={2100} allowDecimal={false} {...fields.getInputProps('licenceYear')} />
          {granting ? null : (
            <NumberInput
              label={t('learning.seatCount')}
              description={current === undefined ? t('learning.seatsUnknown') : t('learning.seatsNow', { seats: format.number(current) })}
              min={0}
              max={100_000}
              allowDecimal={false}
              {...fields.getInputProps('seats')}
            />
          )}
        </div>
        {granting ? (
          <>
            <p role="status">{t('learning.seatsGranted', { name: granting.name, year, seats: format.number(current ?? 0) })}</p>
            <div className={form.buttons}>
              <ButtonLink to="/c/$tenant/procurement" params={{ tenant: slug }} variant="default">
                {t('learning.toProcurement')}
              </ButtonLink>
            </div>
          </>
        ) : (
          <div className={form.buttons}>
            <Button type="submit" loading={busy}>
              {t('learning.setSeats')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
