import { useState } from 'react'
import { Button, CopyButton, Modal, Switch, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useLazyQuery } from '@apollo/client/react'
import { IconDownload, IconQrcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tellProblem } from '@/app/toast'
import { useAct } from '@/features/events/useAct'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { QrCode } from '@/ui/QrCode'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './Door.module.css'

export const DoorCardEvent = graphql(`
  fragment DoorCardEvent on Event {
    id
    status
    endsAt
    checkInDesk { closesAt walkInsTakeSeats expectedCount attendedCount }
    checkInHelpers { id label path usedAt }
    attendanceFigures { attendanceCount walkInCount firstTimeCount noShowCount }
  }
`)
const Invite = graphql(`
  mutation InviteCheckInHelper($input: InviteCheckInHelperInput!) { inviteCheckInHelper(input: $input) { ... on CheckInHelper { id } ... on Refusal { message } } }
`)
const Revoke = graphql(`
  mutation RevokeCheckInHelper($input: RevokeCheckInHelperInput!) { revokeCheckInHelper(input: $input) { ... on CheckInHelper { id } } }
`)
const SetWalkIns = graphql(`
  mutation SetWalkIns($input: SetWalkInsInput!) { setWalkIns(input: $input) { ... on Event { id } } }
`)
const File = graphql(`
  query AttendanceFile($id: ID!) { event(id: $id) { id attendanceFile { name mediaType base64 } } }
`)

/** For organizers: the door, who helps at it, and the record of who was there. */
export function DoorCard({ event: given }: { event: FragmentType<typeof DoorCardEvent> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const event = readFragment(DoorCardEvent, given)
  const { act, busy, problem } = useAct()
  const [label, setLabel] = useState('')
  const [file, { loading }] = useLazyQuery(File, { fetchPolicy: 'network-only' })
  const { checkInDesk: desk, attendanceFigures: figures } = event
  if (!desk || event.status === 'CANCELLED') return null
  const isOpen = Date.parse(desk.closesAt) > Date.now()

  const save = async () => {
    try {
      const found = (await file({ variables: { id: event.id } })).data?.event.attendanceFile
      if (!found) return
      const bytes = Uint8Array.from(atob(found.base64), (letter) => letter.charCodeAt(0))
      const url = URL.createObjectURL(new Blob([bytes], { type: found.mediaType }))
      Object.assign(document.createElement('a'), { href: url, download: found.name }).click()
      URL.revokeObjectURL(url)
    } catch (error) {
      tellProblem(error)
    }
  }

  return (
    <Card aria-labelledby="door">
      <h2 id="door" className={detail.sideTitle}>
        {t('checkin.title')}
      </h2>
      <div className={form.form} style={{ gap: 12 }}>
        {figures && figures.attendanceCount > 0 ? (
          <dl className={classes.figures}>
            <div>
              <dt>{t('checkin.figures.came')}</dt>
              <dd>{format.number(figures.attendanceCount)}</dd>
            </div>
            <div>
              <dt>{t('checkin.figures.first')}</dt>
              <dd>{format.number(figures.firstTimeCount)}</dd>
            </div>
            <div>
              <dt>{t('checkin.figures.walkIn')}</dt>
              <dd>{format.number(figures.walkInCount)}</dd>
            </div>
            <div>
              <dt>{t(event.status === 'DONE' ? 'checkin.figures.noShow' : 'checkin.figures.expected')}</dt>
              <dd>{format.number(event.status === 'DONE' ? figures.noShowCount : desk.expectedCount)}</dd>
            </div>
          </dl>
        ) : (
          <p className={detail.hint}>{t('checkin.lead')}</p>
        )}
        <ErrorNote problem={problem} />
        <ButtonLink to="/c/$tenant/events/$id/check-in" params={{ tenant: slug, id: event.id }} variant={isOpen ? 'filled' : 'default'}>
          {t(isOpen ? 'checkin.open' : 'checkin.correct')}
        </ButtonLink>
        {isOpen ? (
          <>
            <Switch label={t('checkin.walkInsTakeSeats')} checked={desk.walkInsTakeSeats} disabled={busy} onChange={({ currentTarget }) => void act(SetWalkIns, { input: { eventId: event.id, takeSeats: currentTarget.checked } })} />
            <h3 className={classes.title}>{t('checkin.helpers')}</h3>
            <p className={detail.hint}>{t('checkin.helpersText')}</p>
            <ul className={classes.helpers}>
              {event.checkInHelpers.map((helper) => (
                <li key={helper.id}>
                  <span>
                    {helper.label} {helper.usedAt ? <span className={detail.hint}>{t('checkin.usedAt', { at: format.time(helper.usedAt) })}</span> : null}
                  </span>
                  <HelperLink {...helper} />
                  <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} aria-label={t('checkin.revokeNamed', { name: helper.label })} onClick={() => void act(Revoke, { input: { helperId: helper.id } })}>
                    {t('checkin.revoke')}
                  </Button>
                </li>
              ))}
            </ul>
            <form
              className={classes.code}
              onSubmit={async (submit) => {
                submit.preventDefault()
                if (label.trim() !== '' && (await act(Invite, { input: { eventId: event.id, label } }))) setLabel('')
              }}
            >
              <TextInput label={t('checkin.helperLabel')} placeholder={t('checkin.helperPlaceholder')} maxLength={100} value={label} onChange={({ currentTarget }) => setLabel(currentTarget.value)} />
              <Button type="submit" variant="light" loading={busy} disabled={label.trim() === ''}>
                {t('checkin.invite')}
              </Button>
            </form>
          </>
        ) : null}
        <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />} loading={loading} onClick={() => void save()}>
          {t('checkin.csv')}
        </Button>
      </div>
    </Card>
  )
}

/** To be scanned by the helper's phone from the organizer's screen, or sent. */
function HelperLink({ label, path }: { label: string; path: string }) {
  const { t } = useTranslation()
  const [isOpen, { open, close }] = useDisclosure()
  const url = `${location.origin}${path}`
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconQrcode size={15} aria-hidden />} aria-label={t('checkin.showNamed', { name: label })} onClick={open}>
        {t('checkin.show')}
      </Button>
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" aria-label={t('checkin.copyNamed', { name: label })} onClick={copy}>
            {t(copied ? 'checkin.copied' : 'checkin.copy')}
          </Button>
        )}
      </CopyButton>
      <Modal opened={isOpen} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <QrCode text={url} label={t('checkin.linkPicture', { name: label })} />
          <p className={detail.hint}>{t('checkin.linkText')}</p>
        </div>
      </Modal>
    </>
  )
}
