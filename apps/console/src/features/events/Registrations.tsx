import { Button } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import classes from './Registrations.module.css'
import { useAct } from './useAct'

const RegistrationsQuery = graphql(`
  query Registrations($id: ID!, $after: String) {
    event(id: $id) {
      id
      registrations(first: 50, after: $after) {
        edges { node { id state waitlistPosition createdAt answers { key text } member { id displayName department role } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

/** Others register, cancel and come over the border while one looks on. */
const FRESH_FOR_MS = 10_000

/** Who comes: for operators. A guest came over the border. */
type Question = { key: string; text: string }
export function Registrations({ eventId, questions }: { eventId: string; questions: readonly Question[] }) {
  const { t } = useTranslation()
  const query = useQuery(RegistrationsQuery, { variables: { id: eventId }, pollInterval: FRESH_FOR_MS, skipPollAttempt: () => document.hidden })
  return (
    <Card aria-labelledby="registrations">
      <h2 id="registrations" className={detail.sideTitle}>
        {t('events.registrations')}
      </h2>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ event: { registrations } }) => (
          <>
            {registrations.edges.length === 0 ? <p className={detail.hint}>{t('events.noRegistrations')}</p> : null}
            <ul className={classes.list}>
              {registrations.edges.map(({ node: { id, member, state, waitlistPosition, createdAt, answers } }) => (
                <li key={id} className={classes.row}>
                  <Avatar name={member.displayName} size="sm" visiting={member.role === 'GUEST'} />
                  <span className={classes.name}>
                    {member.displayName}
                    {member.role === 'GUEST' ? <CrossingBadge /> : <span className={detail.hint}>{member.department}</span>}
                  </span>
                  {answers.length > 0 ? (
                    <dl className={classes.answers}>
                      {answers.map(({ key, text }) => (
                        <div key={key}>
                          <dt>{questions.find((question) => question.key === key)?.text ?? ''}</dt>
                          <dd>{text}</dd>
                        </div>
                      ))}
                    </dl>
                  ) : null}
                  <span className={detail.hint}>
                    <Ago at={createdAt} />
                  </span>
                  <Tag tone={state === 'REGISTERED' ? 'good' : state === 'ATTENDED' ? 'gold' : 'plain'}>
                    {state === 'WAITLISTED' && waitlistPosition !== null
                      ? t('events.waitlistPosition', { position: waitlistPosition })
                      : t(`events.state.${state}`)}
                  </Tag>
                  {state === 'REQUESTED' ? <Decide id={id} name={member.displayName} /> : null}
                </li>
              ))}
            </ul>
            <LoadMore page={registrations.pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

const DecideRegistration = graphql(`
  mutation DecideRegistration($input: DecideRegistrationInput!) {
    decideRegistration(input: $input) { ... on Registration { id state waitlistPosition } ... on NotRequested { message registration { id state } } ... on Refusal { message } }
  }
`)

/** Yes or no to a request. */
function Decide({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation()
  const { act, busy, problem } = useAct()
  const decide = (isApproved: boolean) => void act(DecideRegistration, { input: { registrationId: id, isApproved } })
  return (
    <span className={classes.decide}>
      <ErrorNote problem={problem} />
      <Button size="compact-sm" loading={busy} aria-label={t('events.approveNamed', { name })} onClick={() => decide(true)}>
        {t('events.approve')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={busy} aria-label={t('events.declineNamed', { name })} onClick={() => decide(false)}>
        {t('events.decline')}
      </Button>
    </span>
  )
}
