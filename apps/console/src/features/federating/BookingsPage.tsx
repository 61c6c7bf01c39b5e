import { useMemo, useState } from 'react'
import { ActionIcon, Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBuilding, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card, CrossBorderCard } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './Federating.module.css'

const BookingCardBooking = graphql(`
  fragment BookingCard on Booking {
    id side state title startsAt endsAt purpose headCount requestedBy note
    owner { id name }
    requester { id name }
  }
`)
const BookingsQuery = graphql(`
  query Bookings($filter: BookingFilter, $after: String) {
    bookings(filter: $filter, first: 50, after: $after) {
      edges { node { id ...BookingCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const MonthQuery = graphql(`
  query BookingMonth($filter: BookingFilter) {
    bookings(filter: $filter, first: 100) { edges { node { id ...BookingCard } } }
  }
`)
const Confirm = graphql(`
  mutation ConfirmBooking($input: ConfirmBookingInput!) {
    confirmBooking(input: $input) { __typename ... on Booking { id ...BookingCard } ... on Refusal { message code } }
  }
`)
const Cancel = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) { __typename ... on Booking { id ...BookingCard } ... on Refusal { message code } }
  }
`)
const isOpen = (state: string) => ['REQUESTED', 'HELD', 'CONFIRMED'].includes(state)

/** Times at which others have our venues, and at which we have theirs. */
export function BookingsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [from] = useState(() => new Date().toISOString())
  const query = useQuery(BookingsQuery, { variables: { filter: { from } } })
  return (
    <>
      <PageHeader title={t('bookings.title')} lead={t('bookings.lead')} />
      <Month />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ bookings }) =>
          bookings.edges.length === 0 ? (
            <EmptyState
              icon={<IconBuilding />}
              title={t('bookings.empty')}
              action={
                <ButtonLink variant="default" to="/c/$tenant/exchange" params={{ tenant: slug }}>
                  {t('bookings.toExchange')}
                </ButtonLink>
              }
            >
              {t('bookings.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('bookings.title')} columns={2}>
              {bookings.edges.map(({ node }) => (
                <BookingCard key={node.id} booking={node} />
              ))}
              <LoadMore page={bookings.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
    </>
  )
}

function BookingCard({ booking: given }: { booking: FragmentType<typeof BookingCardBooking> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const booking = readFragment(BookingCardBooking, given)
  const { id, side, state, title } = booking
  const [problem, setProblem] = useState<Problem | null>(null)
  const [confirm, confirming] = useMutation(Confirm)
  const [cancel, cancelling] = useMutation(Cancel)
  const run = async (work: () => Promise<{ message?: string } | undefined>, done: string) => {
    setProblem(null)
    try {
      const refusal = await work()
      if (refusal?.message !== undefined) setProblem(refused({ message: refusal.message }))
      else tell(done)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const input = { bookingId: id }
  return (
    <CrossBorderCard as="article" aria-labelledby={`booking-${id}`}>
      <div className={classes.head}>
        <CrossingBadge>{t(`bookings.with.${side}`, { name: side === 'OWNER' ? booking.requester.name : booking.owner.name })}</CrossingBadge>
        <Tag tone={state === 'CONFIRMED' ? 'good' : state === 'HELD' ? 'accent' : 'plain'}>{t(`bookings.state.${state}`)}</Tag>
      </div>
      <h2 id={`booking-${id}`} className={classes.title} style={{ marginTop: 8 }}>
        {title}
      </h2>
      <dl className={classes.facts}>
        <dt>{t('bookings.when')}</dt>
        <dd>
          <time dateTime={booking.startsAt}>{format.span(booking.startsAt, booking.endsAt)}</time>
        </dd>
        <dt>{t('bookings.purpose')}</dt>
        <dd>
          {booking.purpose} · {t('frame.members', { number: format.number(booking.headCount) })}
        </dd>
        <dt>{t('bookings.requestedBy')}</dt>
        <dd>{booking.requestedBy}</dd>
      </dl>
      {booking.note ? <p className={classes.note}>{booking.note}</p> : null}
      <ErrorNote problem={problem} />
      {isOpen(state) ? (
        <div className={classes.buttons}>
          {side === 'OWNER' && state === 'HELD' ? (
            <Button
              size="xs"
              loading={confirming.loading}
              aria-label={t('bookings.confirmNamed', { title })}
              onClick={() => void run(async () => refusalOf((await confirm({ variables: { input } })).data?.confirmBooking), t('bookings.confirmed'))}
            >
              {t('bookings.confirm')}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            loading={cancelling.loading}
            aria-label={t('bookings.cancelNamed', { title })}
            onClick={() => void run(async () => refusalOf((await cancel({ variables: { input } })).data?.cancelBooking), t('bookings.cancelled'))}
          >
            {t(side === 'OWNER' && state === 'HELD' ? 'bookings.decline' : 'bookings.cancel')}
          </Button>
        </div>
      ) : null}
    </CrossBorderCard>
  )
}

const refusalOf = (result: { __typename?: string; message?: string } | undefined) => (result?.__typename === 'Booking' ? undefined : { message: result?.message ?? '' })

const DAY = 86_400_000
const startOfMonth = (date: Date, by = 0) => new Date(date.getFullYear(), date.getMonth() + by, 1)

/** The owner's calendar, where there is room for one; on a phone the list below says the same. */
function Month() {
  const { t } = useTranslation()
  const format = useFormat()
  const [month, setMonth] = useState(() => startOfMonth(new Date()))
  const first = useMemo(() => new Date(month.getTime() - month.getDay() * DAY), [month])
  const days = Array.from({ length: 42 }, (_, i) => new Date(first.getFullYear(), first.getMonth(), first.getDate() + i))
  const { data } = useQuery(MonthQuery, { variables: { filter: { side: 'OWNER', from: first.toISOString(), until: new Date(first.getTime() + 42 * DAY).toISOString() } } })
  const bookings = (data?.bookings.edges ?? []).map(({ node }) => readFragment(BookingCardBooking, node)).filter(({ state }) => isOpen(state) || state === 'DONE')
  const on = (day: Date) => bookings.filter(({ startsAt, endsAt }) => Date.parse(startsAt) < day.getTime() + DAY && Date.parse(endsAt) > day.getTime())
  return (
    <Card aria-label={t('bookings.calendar')} className={classes.monthCard}>
      <div className={classes.month}>
        <ActionIcon variant="default" size="lg" aria-label={t('bookings.before')} onClick={() => setMonth(startOfMonth(month, -1))}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <h2 className={classes.title}>{format.month(month.toISOString())}</h2>
        <ActionIcon variant="default" size="lg" aria-label={t('bookings.after')} onClick={() => setMonth(startOfMonth(month, 1))}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </div>
      <ul className={classes.calendar}>
        {days.slice(0, 7).map((day) => (
          <li key={`head-${day.getDay()}`} className={classes.weekday}>
            {format.weekday(day.toISOString())}
          </li>
        ))}
        {days.map((day) => (
          <li key={day.toISOString()} className={classes.day} data-outside={day.getMonth() === month.getMonth() ? undefined : true} data-today={day.toDateString() === new Date().toDateString() || undefined}>
            <span className={classes.number}>{day.getDate()}</span>
            {on(day).map(({ id, state, startsAt, requester }) => (
              <span key={id} className={classes.chip} data-held={state === 'HELD' || undefined} title={`${format.time(startsAt)} ${requester.name} ${t(`bookings.state.${state}`)}`}>
                {format.time(startsAt)} {requester.name}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
