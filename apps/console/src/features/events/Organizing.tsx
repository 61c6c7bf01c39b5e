import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { CancelEvent } from './CancelEvent'
import { MemberSelect } from './MemberSelect'
import { useAct } from './useAct'

const OrganizingEvent = graphql(`
  fragment OrganizingEvent on Event { id title status ...CancelEventEvent }
`)
const Publish = graphql(`
  mutation PublishEvent($input: PublishEventInput!) { publishEvent(input: $input) { ... on Event { id status publishedAt version } ... on Refusal { message } } }
`)
const Duplicate = graphql(`
  mutation DuplicateEvent($input: DuplicateEventInput!) { duplicateEvent(input: $input) { ... on Event { id } } }
`)
const HandOver = graphql(`
  mutation HandOverEvent($input: HandOverEventInput!) { handOverEvent(input: $input) { ... on Event { id version organizer { id displayName } } ... on Refusal { message } } }
`)

/** What its organizers can do with an event. */
export function Organizing({ event: given }: { event: FragmentType<typeof OrganizingEvent> }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const navigate = useNavigate()
  const event = readFragment(OrganizingEvent, given)
  const { act, busy, problem } = useAct()
  const isOpen = event.status === 'DRAFT' || event.status === 'PUBLISHED'
  const duplicate = async () => {
    const data = await act(Duplicate, { input: { eventId: event.id } })
    if (data) await navigate({ to: '/c/$tenant/events/$id/edit', params: { tenant: slug, id: data.duplicateEvent.id } })
  }
  return (
    <Card aria-labelledby="organizing">
      <h2 id="organizing" className={detail.sideTitle}>
        {t('events.organizing')}
      </h2>
      <div className={form.form} style={{ gap: 10 }}>
        <ErrorNote problem={problem} />
        {event.status === 'DRAFT' ? (
          <>
            <p className={detail.hint}>{t('events.draftText')}</p>
            <Button loading={busy} onClick={async () => (await act(Publish, { input: { eventId: event.id } })) && tell(t('events.published'))}>
              {t('events.publish')}
            </Button>
          </>
        ) : null}
        {isOpen ? (
          <ButtonLink to="/c/$tenant/events/$id/edit" params={{ tenant: slug, id: event.id }} variant="default">
            {t('events.edit')}
          </ButtonLink>
        ) : null}
        {can('events:manage') ? (
          <Button variant="default" loading={busy} onClick={() => void duplicate()}>
            {t('events.duplicate')}
          </Button>
        ) : null}
        {isOpen ? <HandOverEvent id={event.id} title={event.title} /> : null}
        {isOpen ? <CancelEvent event={event} /> : null}
      </div>
    </Card>
  )
}

function HandOverEvent({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const [to, setTo] = useState<string | null>(null)
  const { act, busy, problem } = useAct()
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('events.handOver')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('events.handOver')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t('events.handOverText', { title })}</p>
          <ErrorNote problem={problem} />
          <MemberSelect label={t('events.handOverTo')} value={to} onChange={setTo} />
          <div className={form.buttons}>
            <Button
              disabled={to === null}
              loading={busy}
              onClick={async () => {
                if (to !== null && (await act(HandOver, { input: { eventId: id, memberId: to } }))) {
                  close()
                  tell(t('events.handedOver'))
                }
              }}
            >
              {t('events.handOver')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
