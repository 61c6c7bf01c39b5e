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
import detail from '@/ui/Detail.module.css'
import classes from './Registrations.module.css'

const RegistrationsQuery = graphql(`
  query Registrations($id: ID!, $after: String) {
    event(id: $id) {
      id
      registrations(first: 50, after: $after) {
        edges { node { id state waitlistPosition createdAt member { id displayName department role } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

/** Others register, cancel and come over the border while one looks on. */
const FRESH_FOR_MS = 10_000

/** Who comes: for operators. A guest came over the border. */
export function Registrations({ eventId }: { eventId: string }) {
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
              {registrations.edges.map(({ node: { id, member, state, waitlistPosition, createdAt } }) => (
                <li key={id} className={classes.row}>
                  <Avatar name={member.displayName} size="sm" visiting={member.role === 'GUEST'} />
                  <span className={classes.name}>
                    {member.displayName}
                    {member.role === 'GUEST' ? <CrossingBadge /> : <span className={detail.hint}>{member.department}</span>}
                  </span>
                  <span className={detail.hint}>
                    <Ago at={createdAt} />
                  </span>
                  <Tag tone={state === 'REGISTERED' ? 'good' : state === 'ATTENDED' ? 'gold' : 'plain'}>
                    {state === 'WAITLISTED' && waitlistPosition !== null
                      ? t('events.waitlistPosition', { position: waitlistPosition })
                      : t(`events.state.${state}`)}
                  </Tag>
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
