import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { MemberSelect } from './MemberSelect'
import { SignUp } from './SignUp'
import { useAct } from './useAct'

const SeatOfferEvent = graphql(`
  fragment SeatOfferEvent on Event {
    id title startsAt cancelledAt
    questions { key text kind choices isRequired }
    viewerRegistration { id state }
    viewerSeatOffer { id from { id displayName } to { id displayName } }
  }
`)
const Offer = graphql(`
  mutation OfferSeat($input: OfferSeatInput!) { offerSeat(input: $input) { ... on SeatOffer { id } ... on Refusal { message } } }
`)
const Answer = graphql(`
  mutation AnswerSeatOffer($input: AnswerSeatOfferInput!) { answerSeatOffer(input: $input) { ... on SeatOffer { id } ... on Refusal { message } } }
`)
const Withdraw = graphql(`
  mutation WithdrawSeatOffer($input: WithdrawSeatOfferInput!) { withdrawSeatOffer(input: $input) { ... on SeatOffer { id } ... on Refusal { message } } }
`)

/** Passing my seat on, or taking one that is offered to me. */
export function SeatOffer({ event: given }: { event: FragmentType<typeof SeatOfferEvent> }) {
  const { t } = useTranslation()
  const { can, member } = useViewer()
  const event = readFragment(SeatOfferEvent, given)
  const { act, busy, problem, setProblem } = useAct()
  const [isOpen, { open, close }] = useDisclosure()
  const [isAsked, { open: ask, close: asked }] = useDisclosure()
  const [to, setTo] = useState<string | null>(null)
  const offer = event.viewerSeatOffer
  if (event.cancelledAt !== null || Date.parse(event.startsAt) < Date.now()) return null

  const answer = async (accepts: boolean, answers: { key: string; text: string }[] = []) => {
    if (offer && (await act(Answer, { input: { offerId: offer.id, accepts, answers } }))) tell(t(accepts ? 'events.seat.taken' : 'events.seat.declined'))
  }
  if (offer && offer.to.id === member.id)
    return (
      <div className={form.form} style={{ gap: 10 }}>
        <p>{t('events.seat.offeredToYou', { name: offer.from.displayName })}</p>
        <ErrorNote problem={problem} />
        <div className={form.buttons}>
          <Button size="sm" loading={busy} onClick={() => (event.questions.length > 0 ? ask() : void answer(true))}>
            {t('events.seat.take')}
          </Button>
          <Button size="sm" variant="default" disabled={busy} onClick={() => void answer(false)}>
            {t('events.seat.decline')}
          </Button>
        </div>
        <SignUp title={event.title} questions={event.questions} opened={isAsked} submitLabel={t('events.seat.take')} onClose={asked} onSend={(answers) => answer(true, answers)} />
      </div>
    )
  if (offer)
    return (
      <div className={form.form} style={{ gap: 10 }}>
        <p>{t('events.seat.offeredTo', { name: offer.to.displayName })}</p>
        <ErrorNote problem={problem} />
        <div>
          <Button size="xs" variant="default" loading={busy} onClick={() => void act(Withdraw, { input: { offerId: offer.id } })}>
            {t('events.seat.withdraw')}
          </Button>
        </div>
      </div>
    )
  if (event.viewerRegistration?.state !== 'REGISTERED' || !can('members:read')) return null
  return (
    <>
      <div>
        <Button size="xs" variant="subtle" onClick={open}>
          {t('events.seat.offer')}
        </Button>
      </div>
      <Modal
        opened={isOpen}
        onClose={() => {
          close()
          setProblem(null)
        }}
        title={t('events.seat.offer')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <div className={form.form}>
          <p>{t('events.seat.offerText')}</p>
          <ErrorNote problem={problem} />
          <MemberSelect label={t('events.seat.to')} value={to} onChange={setTo} />
          <div className={form.buttons}>
            <Button
              disabled={to === null}
              loading={busy}
              onClick={async () => {
                if (to !== null && (await act(Offer, { input: { eventId: event.id, memberId: to } }))) {
                  close()
                  tell(t('events.seat.offered'))
                }
              }}
            >
              {t('events.seat.send')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
