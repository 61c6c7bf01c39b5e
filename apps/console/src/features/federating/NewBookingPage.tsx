import { Button, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { useDraftForm } from '@/app/draft'
import { localInput } from '@/app/format'
import { tell } from '@/app/toast'
import { ListingCard } from '@/features/exchange/ListingCard'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import form from '@/ui/Form.module.css'
import classes from './Federating.module.css'

const VenueQuery = graphql(`
  query Venue($id: ID!) { listing(id: $id) { id title availableFrom owner { id name } ...ListingCard } }
`)
const RequestBooking = graphql(`
  mutation RequestBooking($input: RequestBookingInput!) {
    requestBooking(input: $input) { __typename ... on Booking { id state } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/c/$tenant/bookings/new')
const hour = 60 * 60 * 1000

/** Asking for a venue. It is read where it stands, on a federation's board; it is asked for from home. */
export function NewBookingPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { listing: id = '', board } = route.useSearch()
  const query = useQuery(VenueQuery, { client: clientFor(board ?? slug), variables: { id } })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('bookings.ask')}
        lead={t('bookings.askLead')}
        above={
          <BackLink to="/c/$tenant/bookings" params={{ tenant: slug }}>
            {t('bookings.title')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ listing }) => (
          <div className={classes.stack}>
            <ListingCard listing={listing} showOwner />
            <Form listingId={id} owner={listing.owner.name} availableFrom={listing.availableFrom} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

function Form({ listingId, owner, availableFrom }: { listingId: string; owner: string; availableFrom: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [request] = useMutation(RequestBooking, { update: (cache) => void cache.evict({ fieldName: 'bookings' }) })
  const start = new Date(Math.max(Date.now() + 7 * 24 * hour, Date.parse(availableFrom) + 24 * hour))
  start.setHours(19, 0, 0, 0)
  const draft = useDraftForm(`${slug}.booking.${listingId}`, {
    initialValues: { startsAt: localInput(start), endsAt: localInput(new Date(start.getTime() + 2 * hour)), purpose: '', headCount: 20 as number | string },
    fieldOf: { BOOKING_CONFLICT: 'startsAt', VENUE_NOT_OFFERED: 'startsAt' },
    validate: {
      startsAt: (value) => (value === '' ? t('events.startsAtMissing') : null),
      endsAt: (value, { startsAt }) => (value > startsAt ? null : t('events.endsBeforeStart')),
      purpose: (value) => (value.trim() === '' ? t('bookings.purposeMissing') : null),
      headCount: (value) => (Number(value) >= 1 ? null : t('bookings.headCountMissing')),
    },
  })
  const { getInputProps } = draft.form
  const at = (value: string) => new Date(value).toISOString()
  const send = draft.submit(async ({ startsAt, endsAt, purpose, headCount }, idempotencyKey) => {
    const { data } = await request({ variables: { input: { listingId, startsAt: at(startsAt), endsAt: at(endsAt), purpose, headCount: Number(headCount), idempotencyKey } } })
    const result = data?.requestBooking
    if (result?.__typename !== 'Booking') return result
    tell(t('bookings.asked'))
    await navigate({ to: '/c/$tenant/bookings', params: { tenant: slug } })
    return undefined
  })
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={draft.problem} />
        <div className={form.pair}>
          <TextInput type="datetime-local" label={t('events.startsAt')} {...getInputProps('startsAt')} />
          <TextInput type="datetime-local" label={t('events.endsAt')} {...getInputProps('endsAt')} />
        </div>
        <div className={form.pair}>
          <TextInput label={t('bookings.purpose')} placeholder={t('bookings.purposeHint')} {...getInputProps('purpose')} />
          <NumberInput label={t('bookings.headCount')} min={1} allowDecimal={false} {...getInputProps('headCount')} />
        </div>
        <div className={classes.crossing}>
          <CrossingBadge />
          <p>{t('bookings.whatCrosses', { name: owner })}</p>
        </div>
        <div className={form.buttons}>
          <Button type="submit" color="cross" loading={draft.busy}>
            {t('bookings.send', { name: owner })}
          </Button>
        </div>
      </form>
    </Card>
  )
}
