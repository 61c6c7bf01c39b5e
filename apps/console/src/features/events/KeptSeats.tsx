import { useState } from 'react'
import { Button, CopyButton, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { KeptSeatsEventFragment, Role } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { MemberSelect } from './MemberSelect'
import classes from './Registrations.module.css'
import { useAct } from './useAct'

const KeptSeatsEvent = graphql(`
  fragment KeptSeatsEvent on Event {
    id keptCount status
    seatHolds { id kind seats taken note guestName guestEmail acceptedAt role department tenant { id name } member { id displayName } }
  }
`)
const Keep = graphql(`
  mutation KeepSeats($input: KeepSeatsInput!) { keepSeats(input: $input) { ... on SeatHold { id } ... on Refusal { message } } }
`)
const Release = graphql(`
  mutation ReleaseSeats($input: ReleaseSeatsInput!) { releaseSeats(input: $input) { ... on Event { id keptCount registeredCount waitlistedCount } } }
`)
const Invite = graphql(`
  mutation InviteGuest($input: InviteGuestInput!) { inviteGuest(input: $input) { ... on GuestInvitation { secret hold { id } } ... on Refusal { message } } }
`)
const kinds = ['GUEST', 'MEMBER', 'DEPARTMENT', 'ROLE'] as const
type Kind = (typeof kinds)[number]
type Hold = KeptSeatsEventFragment['seatHolds'][number]

/** Seats that are kept for some, and guests by a link. */
export function KeptSeats({ event: given }: { event: FragmentType<typeof KeptSeatsEvent> }) {
  const { t } = useTranslation()
  const event = readFragment(KeptSeatsEvent, given)
  const { act, busy, problem } = useAct()
  const [kind, setKind] = useState<Kind>('GUEST')
  const [member, setMember] = useState<string | null>(null)
  const [department, setDepartment] = useState('')
  const [role, setRole] = useState<Role>('OPERATOR')
  const [note, setNote] = useState('')
  const [seats, setSeats] = useState<number | string>(1)
  const [link, setLink] = useState<string | null>(null)

  const add = async () => {
    const eventId = event.id
    if (kind === 'GUEST') {
      const data = await act(Invite, { input: { eventId, note } })
      if (data?.inviteGuest.__typename === 'GuestInvitation') {
        setLink(`${location.origin}/guest/${data.inviteGuest.secret}`)
        setNote('')
      }
      return
    }
    const whom = { MEMBER: { memberId: member }, DEPARTMENT: { department }, ROLE: { role } }[kind]
    if (await act(Keep, { input: { eventId, seats: kind === 'MEMBER' ? 1 : Number(seats) || 1, ...whom } })) tell(t('events.kept.done'))
  }
  const nameOf = (hold: Hold) =>
    hold.kind === 'GUEST' ? (hold.guestName ?? (hold.note || t('events.kept.someGuest'))) : (hold.member?.displayName ?? hold.department ?? hold.tenant?.name ?? (hold.role ? t(`role.${hold.role}`) : ''))
  const isReady = kind === 'GUEST' || kind === 'ROLE' || (kind === 'MEMBER' ? member !== null : department.trim() !== '')

  return (
    <Card aria-labelledby="kept">
      <h2 id="kept" className={detail.sideTitle}>
        {t('events.kept.title')}
      </h2>
      <div className={form.form}>
        {event.seatHolds.length === 0 ? <p className={detail.hint}>{t('events.kept.none')}</p> : null}
        <ul className={classes.list}>
          {event.seatHolds.map((hold) => (
            <li key={hold.id} className={classes.row}>
              <span className={classes.name}>
                {nameOf(hold)}
                <span className={detail.hint}>{hold.kind === 'GUEST' ? (hold.guestEmail ?? t('events.kept.kind.GUEST')) : t(`events.kept.kind.${hold.kind}`)}</span>
              </span>
              <Tag tone={hold.taken === hold.seats ? 'good' : 'plain'}>
                {hold.kind === 'GUEST' ? t(hold.acceptedAt ? 'events.kept.accepted' : 'events.kept.open') : t('events.kept.taken', { taken: hold.taken, seats: hold.seats })}
              </Tag>
              <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} aria-label={t(hold.kind === 'GUEST' ? 'events.kept.takeBackNamed' : 'events.kept.releaseNamed', { name: nameOf(hold) })} onClick={() => void act(Release, { input: { holdId: hold.id } })}>
                {t(hold.kind === 'GUEST' ? 'events.kept.takeBack' : 'events.kept.release')}
              </Button>
            </li>
          ))}
        </ul>
        <ErrorNote problem={problem} />
        {event.status === 'PUBLISHED' || event.status === 'DRAFT' ? (
          <>
            <SegmentedControl aria-label={t('events.kept.for')} data={kinds.map((value) => ({ value, label: t(`events.kept.kind.${value}`) }))} value={kind} onChange={setKind} />
            <div className={form.pair}>
              {kind === 'GUEST' ? <TextInput label={t('events.kept.note')} description={t('events.kept.noteHint')} maxLength={200} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} /> : null}
              {kind === 'MEMBER' ? <MemberSelect label={t('events.kept.who')} value={member} onChange={setMember} /> : null}
              {kind === 'DEPARTMENT' ? <TextInput label={t('events.kept.department')} maxLength={200} value={department} onChange={({ currentTarget }) => setDepartment(currentTarget.value)} /> : null}
              {kind === 'ROLE' ? (
                <Select label={t('events.kept.role')} allowDeselect={false} data={(['MEMBER', 'OPERATOR', 'ADMIN'] as const).map((value) => ({ value, label: t(`role.${value}`) }))} value={role} onChange={(value) => setRole((value ?? 'MEMBER') as Role)} />
              ) : null}
              {kind === 'DEPARTMENT' || kind === 'ROLE' ? <NumberInput label={t('events.kept.seats')} min={1} max={100_000} allowDecimal={false} value={seats} onChange={setSeats} /> : null}
            </div>
            <div>
              <Button size="sm" variant="light" loading={busy} disabled={!isReady} onClick={() => void add()}>
                {t(kind === 'GUEST' ? 'events.kept.invite' : 'events.kept.keep')}
              </Button>
            </div>
          </>
        ) : null}
        <div aria-live="polite">
          {link ? (
            <div className={form.form} style={{ gap: 8 }}>
              <p>{t('events.kept.linkText')}</p>
              <TextInput readOnly aria-label={t('events.kept.link')} value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
              <CopyButton value={link}>
                {({ copied, copy }) => (
                  <div>
                    <Button size="xs" variant="light" onClick={copy}>
                      {t(copied ? 'events.calendar.copied' : 'events.calendar.copy')}
                    </Button>
                  </div>
                )}
              </CopyButton>
            </div>
          ) : null}
        </div>
      </div>
    </Card>
  )
}
