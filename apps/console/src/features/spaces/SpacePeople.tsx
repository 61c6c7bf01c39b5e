import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { graphql } from '@/gql'
import type { SpaceCardFragment, SpaceRole } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { SearchField } from '@/ui/SearchField'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import { roles, useSpaceActs } from './space'
import classes from './Spaces.module.css'

const PeopleQuery = graphql(`
  query SpacePeople($id: ID!, $after: String) {
    spacePeople(spaceId: $id, first: 20, after: $after) { edges { cursor node { role member { id displayName department } } } pageInfo { hasNextPage endCursor } }
  }
`)
const FindQuery = graphql(`
  query FindForSpace($filter: MemberFilter) { members(filter: $filter, first: 6) { edges { node { id displayName department } } } }
`)

/** Who belongs to a closed or secret space; its keepers add and remove people here. */
export function SpacePeople({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  const acts = useSpaceActs()
  const query = useQuery(PeopleQuery, { variables: { id: space.id }, fetchPolicy: 'cache-and-network' })
  const { isKeeper } = space.standing
  const again = (isDone: boolean) => {
    if (isDone) void query.refetch()
    return isDone
  }
  return (
    <Card aria-labelledby="space-people">
      <h2 id="space-people" className={detail.sideTitle}>
        {t('spaces.peopleTitle')} {space.peopleCount == null ? null : <span className={classes.quiet}>{t('spaces.people', { count: space.peopleCount })}</span>}
      </h2>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ spacePeople }) => (
          <>
            <ul className={classes.list} style={{ gap: 0 }}>
              {spacePeople.edges.map(({ node: { role, member } }) => (
                <li key={member.id} className={classes.person}>
                  <Avatar name={member.displayName} size="sm" />
                  <span className={classes.words}>{member.displayName}</span>
                  {isKeeper ? (
                    <>
                      <NativeSelect
                        size="xs"
                        aria-label={t('spaces.roleOf', { name: member.displayName })}
                        value={role}
                        data={roles.map((value) => ({ value, label: t(`spaces.role.${value}`) }))}
                        onChange={({ currentTarget }) => void acts.setRole(space.id, member.id, currentTarget.value as SpaceRole).then(again)}
                      />
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('spaces.removeName', { name: member.displayName })}
                        onClick={() => void acts.remove(space.id, member.id).then(again).then((isDone) => isDone && tell(t('spaces.removed', { name: member.displayName }), () => void acts.add(space.id, [member.id]).then(again)))}
                      >
                        {t('spaces.remove')}
                      </Button>
                    </>
                  ) : role === 'KEEPER' ? (
                    <Tag>{t('spaces.role.KEEPER')}</Tag>
                  ) : null}
                </li>
              ))}
            </ul>
            <LoadMore page={spacePeople.pageInfo} fetchMore={query.fetchMore} />
            {isKeeper && !space.isArchived ? <AddPeople space={space} inside={new Set(spacePeople.edges.map(({ node }) => node.member.id))} onAdded={again} /> : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function AddPeople({ space, inside, onAdded }: { space: SpaceCardFragment; inside: ReadonlySet<string>; onAdded: (isDone: boolean) => boolean }) {
  const { t } = useTranslation()
  const acts = useSpaceActs()
  const [search, setSearch] = useState('')
  const { data } = useQuery(FindQuery, { variables: { filter: { search } }, skip: search === '' })
  const found = search === '' ? [] : (data?.members.edges.map(({ node }) => node).filter(({ id }) => !inside.has(id)) ?? [])
  return (
    <div className={detail.stack} style={{ marginTop: 12 }}>
      <SearchField label={t('spaces.add')} hint={t('spaces.addHint')} initial={undefined} onSearch={(text) => setSearch(text ?? '')} />
      <ul className={classes.list} style={{ gap: 0 }}>
        {found.map(({ id, displayName, department }) => (
          <li key={id} className={classes.person}>
            <span className={classes.words}>
              {displayName} <span className={classes.quiet}>{department}</span>
            </span>
            <Button
              size="compact-xs"
              variant="light"
              aria-label={t('spaces.addName', { name: displayName })}
              onClick={() => void acts.add(space.id, [id]).then(onAdded).then((isDone) => isDone && tell(t('spaces.added', { name: displayName })))}
            >
              {t('spaces.addButton')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
