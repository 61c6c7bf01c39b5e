import { Button } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconArrowsShuffle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { LoadMore } from '@/ui/LoadMore'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './Together.module.css'
import { useAct } from './useAct'

const GroupsQuery = graphql(`
  query EventGroups($eventId: ID!, $after: String) {
    eventGroups(eventId: $eventId, first: 20, after: $after) {
      edges { node { number members { id displayName department } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const Draw = graphql(`
  mutation DrawEventGroups($input: DrawEventGroupsInput!) { drawEventGroups(input: $input) { ... on Event { id groupSeed } ... on Refusal { message } } }
`)

/** Who sits with whom, and the drawing of it. */
export function Groups({ eventId, canDraw, seed }: { eventId: string; canDraw: boolean; seed: number | null }) {
  const { t } = useTranslation()
  const { member } = useViewer()
  const query = useQuery(GroupsQuery, { variables: { eventId } })
  const { act, busy, problem } = useAct()
  const groups = query.data?.eventGroups
  if (!groups || (groups.edges.length === 0 && !canDraw)) return null
  return (
    <Card aria-labelledby="groups">
      <div className={form.form} style={{ gap: 12 }}>
        <h2 id="groups" className={detail.sideTitle} style={{ marginBottom: 0 }}>
          {t('events.groups.title')}
        </h2>
        <ErrorNote problem={problem} />
        {groups.edges.length === 0 ? <p className={detail.hint}>{t('events.groups.none')}</p> : null}
        <ul className={classes.groups}>
          {groups.edges.map(({ node: { number, members } }) => {
            const isMine = members.some(({ id }) => id === member.id)
            return (
              <li key={number} className={isMine ? `${classes.group} ${classes.mine}` : classes.group}>
                <h3 className={classes.number}>{t(isMine ? 'events.groups.mine' : 'events.groups.one', { number })}</h3>
                <ul className={classes.people}>
                  {members.map(({ id, displayName, department }) => (
                    <li key={id} className={classes.person}>
                      <Avatar name={displayName} size="sm" />
                      <span>
                        {displayName}
                        {department ? <span className={detail.hint}> {department}</span> : null}
                      </span>
                    </li>
                  ))}
                </ul>
              </li>
            )
          })}
        </ul>
        <LoadMore page={groups.pageInfo} fetchMore={query.fetchMore} />
        {groups.edges.length > 0 && seed !== null ? <p className={detail.hint}>{t('events.groups.fair', { seed })}</p> : null}
        {canDraw ? (
          <div>
            <Button
              size="sm"
              variant="light"
              loading={busy}
              leftSection={<IconArrowsShuffle size={17} aria-hidden />}
              onClick={async () => (await act(Draw, { input: { eventId } }, ['EventGroups'])) && tell(t('events.groups.drawn'))}
            >
              {t(groups.edges.length > 0 ? 'events.groups.again' : 'events.groups.draw')}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  )
}
