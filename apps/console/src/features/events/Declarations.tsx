import { useState, type FormEvent } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { LoadMore } from '@/ui/LoadMore'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './Together.module.css'
import { useAct } from './useAct'

const DeclarationsEvent = graphql(`
  fragment DeclarationsEvent on Event { id startsAt endsAt status takesDeclarations viewerCanEdit viewerRegistration { id state } viewerDeclaration { id plan done } }
`)
const SaidQuery = graphql(`
  query WorkDeclarations($eventId: ID!, $after: String) {
    workDeclarations(eventId: $eventId, first: 50, after: $after) { edges { node { id plan done member { id displayName } } } pageInfo { hasNextPage endCursor } }
  }
`)
const Declare = graphql(`
  mutation DeclareWork($input: DeclareWorkInput!) { declareWork(input: $input) { ... on WorkDeclaration { id plan done } ... on Refusal { message } } }
`)
const Report = graphql(`
  mutation ReportWork($input: ReportWorkInput!) { reportWork(input: $input) { ... on WorkDeclaration { id plan done } ... on Refusal { message } } }
`)
const week = 7 * 24 * 60 * 60 * 1000

/** What everybody does, side by side: said at the beginning, and what came of it at the end. */
export function Declarations({ event: given }: { event: FragmentType<typeof DeclarationsEvent> }) {
  const { t } = useTranslation()
  const event = readFragment(DeclarationsEvent, given)
  const { id: eventId, viewerRegistration: mine, viewerDeclaration: said } = event
  const comes = event.viewerCanEdit || mine?.state === 'REGISTERED' || mine?.state === 'ATTENDED'
  const query = useQuery(SaidQuery, { variables: { eventId }, skip: !event.takesDeclarations || !comes })
  if (!event.takesDeclarations || !comes || event.status === 'DRAFT') return null
  const isOn = event.status !== 'CANCELLED'
  const canDeclare = isOn && Date.parse(event.endsAt) > Date.now()
  const canReport = isOn && said !== null && Date.parse(event.startsAt) < Date.now() && Date.parse(event.endsAt) + week > Date.now()
  const all = query.data?.workDeclarations
  return (
    <Card aria-labelledby="declarations">
      <div className={form.form} style={{ gap: 14 }}>
        <h2 id="declarations" className={detail.sideTitle} style={{ marginBottom: 0 }}>
          {t('events.work.title')}
        </h2>
        {canDeclare && (said === null || !canReport) ? (
          <Words key="plan" what="plan" was={said?.plan ?? ''} eventId={eventId} />
        ) : null}
        {canReport ? <Words key="done" what="done" was={said?.done ?? ''} eventId={eventId} /> : null}
        {all?.edges.length === 0 ? <p className={detail.hint}>{t('events.work.none')}</p> : null}
        <ul className={classes.said}>
          {all?.edges.map(({ node }) => (
            <li key={node.id} className={classes.one}>
              <Avatar name={node.member.displayName} size="sm" />
              <div className={classes.words}>
                <span className={classes.who}>{node.member.displayName}</span>
                <p>{node.plan}</p>
                {node.done ? (
                  <p className={classes.done}>
                    <IconCircleCheck size={17} aria-hidden />
                    <span>
                      <span className={classes.who}>{t('events.work.got')} </span>
                      {node.done}
                    </span>
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
        {all ? <LoadMore page={all.pageInfo} fetchMore={query.fetchMore} /> : null}
      </div>
    </Card>
  )
}

function Words({ what, was, eventId }: { what: 'plan' | 'done'; was: string; eventId: string }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(was)
  const { act, busy, problem } = useAct()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const data = what === 'plan' ? await act(Declare, { input: { eventId, plan: words } }) : await act(Report, { input: { eventId, done: words } })
    if (data) tell(t(`events.work.${what}Said`))
  }
  return (
    <form onSubmit={(event) => void send(event)} className={form.form} style={{ gap: 8 }}>
      <TextInput
        label={t(`events.work.${what}`)}
        description={t(`events.work.${what}Hint`)}
        maxLength={300}
        value={words}
        error={problem?.message}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <div>
        <Button type="submit" size="sm" variant="light" loading={busy} disabled={words.trim() === '' || words === was}>
          {t(was === '' ? `events.work.${what}Send` : 'events.work.again')}
        </Button>
      </div>
    </form>
  )
}
