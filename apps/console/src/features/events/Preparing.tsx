import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconCalendarQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { MemberSelect } from './MemberSelect'
import { NewDatePoll } from './NewDatePoll'
import { RunSheet } from './RunSheet'
import classes from './Registrations.module.css'
import { useAct } from './useAct'

const PreparingEvent = graphql(`
  fragment PreparingEvent on Event {
    id status viewerCanEdit timeZone startsAt endsAt
    organizer { id }
    coHost { id displayName }
    datePoll { id state }
    ...RunSheetEvent
  }
`)
const SetCoHost = graphql(`
  mutation SetCoHost($input: SetCoHostInput!) { setCoHost(input: $input) { ... on Event { ...PreparingEvent } ... on Refusal { message } } }
`)
const StepBack = graphql(`
  mutation StepBackAsCoHost($input: StepBackAsCoHostInput!) { stepBackAsCoHost(input: $input) { ... on CoHosting { viewerIsWilling } ... on Refusal { message } } }
`)

/** Who prepares it with whom, when people have time, and what happens when. */
export function Preparing({ event: given }: { event: FragmentType<typeof PreparingEvent> }) {
  const { t } = useTranslation()
  const { slug, member } = useViewer()
  const event = readFragment(PreparingEvent, given)
  const { act, busy, problem } = useAct()
  const [who, setWho] = useState<string | null>(null)
  const isOpen = event.status === 'DRAFT' || event.status === 'PUBLISHED'
  if (!event.viewerCanEdit || !isOpen) return <RunSheet event={event} canEdit={false} />
  return (
    <>
      <Card aria-labelledby="preparing">
        <h2 id="preparing" className={detail.sideTitle}>
          {t('preparing.title')}
        </h2>
        <div className={form.form}>
          <ErrorNote problem={problem} />
          {event.coHost ? (
            <div className={classes.row}>
              <Avatar name={event.coHost.displayName} size="sm" />
              <span className={classes.name}>
                {event.coHost.displayName}
                <span className={detail.hint}>{t('preparing.coHost')}</span>
              </span>
              {event.coHost.id === member.id ? (
                <Button size="compact-sm" variant="subtle" color="gray" loading={busy} onClick={async () => (await act(StepBack, { input: { eventId: event.id } })) && tell(t('preparing.steppedBack'))}>
                  {t('preparing.stepBack')}
                </Button>
              ) : null}
            </div>
          ) : (
            <p className={detail.hint}>{t('preparing.noCoHost')}</p>
          )}
          <div className={form.pair} style={{ alignItems: 'end' }}>
            <MemberSelect label={t('preparing.chooseCoHost')} value={who} onChange={setWho} />
            <div>
              <Button
                variant="default"
                disabled={who === null}
                loading={busy}
                onClick={async () => {
                  if (who !== null && (await act(SetCoHost, { input: { eventId: event.id, memberId: who } }))) setWho(null)
                }}
              >
                {t('preparing.ask')}
              </Button>
            </div>
          </div>
          {event.status === 'DRAFT' ? (
            <div className={form.buttons}>
              {event.datePoll ? (
                <ButtonLink to="/c/$tenant/polls/$id" params={{ tenant: slug, id: event.datePoll.id }} variant="default" leftSection={<IconCalendarQuestion size={18} aria-hidden />}>
                  {t('preparing.toPoll')}
                </ButtonLink>
              ) : null}
              {event.datePoll?.state === 'OPEN' ? null : <NewDatePoll eventId={event.id} timeZone={event.timeZone} startsAt={event.startsAt} endsAt={event.endsAt} />}
            </div>
          ) : null}
        </div>
      </Card>
      <RunSheet event={event} canEdit />
    </>
  )
}
