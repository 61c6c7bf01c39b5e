import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconHeartHandshake, IconMessages, IconPencil } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { FollowButton } from '@/features/feed/FollowButton'
import { useViewer } from '@/features/frame/viewer'
import { PostCard } from '@/features/posts/PostCard'
import { graphql } from '@/gql'
import type { PersonQuery, Role } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { EditProfile } from './EditProfile'
import { Leave } from './Leave'
import classes from './People.module.css'

const PersonQueryDocument = graphql(`
  query Person($id: ID!) {
    member(id: $id) { id displayName kana department role joinedAt introduction isHere kudosCount isFollowed trustSentence }
    thanks: posts(filter: { thanksId: $id }, first: 10) { edges { node { id ...PostCard } } }
    written: posts(filter: { authorId: $id }, first: 10) { edges { node { id ...PostCard } } }
  }
`)
const ChangeRole = graphql(`
  mutation ChangeRole($input: ChangeRoleInput!) { changeRole(input: $input) { ... on Member { id role } ... on Refusal { message } } }
`)
const route = getRouteApi('/c/$tenant/people/$id')
const roles = ['MEMBER', 'OPERATOR', 'ADMIN', 'OWNER'] as const satisfies readonly Role[]
const rank = (role: Role) => ['GUEST', ...roles].indexOf(role)

/** A member as the others know them: what they say of themselves, what they are thanked for, what they wrote under their name. */
export function PersonPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(PersonQueryDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {(data) => (
        <div className={classes.column}>
          <PageHeader title={data.member.displayName} lead={data.member.kana} above={<BackLink to="/c/$tenant/people" params={{ tenant: slug }}>{t('people.title')}</BackLink>} />
          <Facts member={data.member} />
          <Posts title={t('people.thanks', { count: data.member.kudosCount })} icon={<IconHeartHandshake />} empty={t('people.noThanks')} emptyText={t('people.noThanksText')} posts={data.thanks} />
          <Posts title={t('people.written')} icon={<IconMessages />} empty={t('people.noPosts')} emptyText={t('people.noPostsText')} posts={data.written} />
        </div>
      )}
    </Loaded>
  )
}

function Facts({ member }: { member: PersonQuery['member'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can, member: me } = useViewer()
  const [isEditing, setEditing] = useState(false)
  const { id, displayName, department, role, joinedAt, introduction, isHere, isFollowed, trustSentence } = member
  const isMe = id === me.id
  if (isEditing) return <EditProfile member={member} onClose={() => setEditing(false)} />
  return (
    <Card aria-label={displayName}>
      <div className={classes.profile}>
        <Avatar name={displayName} size="lg" visiting={role === 'GUEST'} />
        <div className={classes.words}>
          <p className={classes.name}>
            {department ? <strong>{department}</strong> : null}
            {role === 'MEMBER' ? null : <Tag tone="accent">{t(`role.${role}`)}</Tag>}
            {isHere ? null : <Tag>{t('people.gone')}</Tag>}
          </p>
          <p className={classes.quiet}>{t('people.joined', { month: format.month(joinedAt) })}</p>
        </div>
      </div>
      {introduction ? <p className={classes.introduction}>{introduction}</p> : isMe ? <p className={classes.quiet}>{t('people.introduceYourself')}</p> : null}
      {trustSentence ? (
        <p className={classes.trust}>
          <IconHeartHandshake size={18} stroke={1.7} aria-hidden />
          {trustSentence}
        </p>
      ) : null}
      <div className={classes.actions}>
        {isMe && can('profile:write') ? (
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
            {t('people.edit')}
          </Button>
        ) : null}
        {isMe || !isHere ? null : (
          <>
            {role === 'GUEST' ? null : <FollowButton subject={{ __typename: 'Member', id }} name={displayName} isFollowed={isFollowed} />}
            {can('moderation:manage') ? (
              <ButtonLink to="/c/$tenant/moderation/members/$id" params={{ tenant: slug, id }} variant="subtle">
                {t('moderation.manageMember')}
              </ButtonLink>
            ) : null}
          </>
        )}
        {isMe ? (
          <ButtonLink to="/c/$tenant/following" params={{ tenant: slug }} variant="subtle">
            {t('feed.toFollows')}
          </ButtonLink>
        ) : null}
        {isMe ? <Leave /> : null}
      </div>
      {isHere && role !== 'GUEST' && can('members:manage') ? <RoleSelect member={member} /> : null}
    </Card>
  )
}

function RoleSelect({ member: { id, role, displayName } }: { member: PersonQuery['member'] }) {
  const { t } = useTranslation()
  const { member: me } = useViewer()
  const [change, { loading }] = useMutation(ChangeRole)
  if (me.role !== 'OWNER' && rank(role) >= rank(me.role)) return null
  const to = async (next: Role) => {
    try {
      const { data } = await change({ variables: { input: { memberId: id, role: next } } })
      if (data?.changeRole.__typename === 'Member') tell(t('people.roleChanged', { name: displayName, role: t(`role.${next}`) }))
      else if (data) tellRefusal(data.changeRole)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <NativeSelect
      className={classes.role}
      label={t('people.role')}
      data={roles.filter((one) => rank(one) <= rank(me.role)).map((value) => ({ value, label: t(`role.${value}`) }))}
      value={role}
      disabled={loading}
      maw={260}
      onChange={({ currentTarget }) => {
        const chosen = roles.find((one) => one === currentTarget.value)
        if (chosen && chosen !== role) void to(chosen)
      }}
    />
  )
}

type Section = { title: string; icon: React.ReactNode; empty: string; emptyText: string; posts: PersonQuery['written'] }

const Posts = ({ title, icon, empty, emptyText, posts }: Section) => (
  <section aria-label={title}>
    <h2 className={classes.heading}>{title}</h2>
    {posts.edges.length === 0 ? (
      <EmptyState icon={icon} title={empty}>
        {emptyText}
      </EmptyState>
    ) : (
      <List>
        {posts.edges.map(({ node }) => (
          <PostCard key={node.id} post={node} />
        ))}
      </List>
    )}
  </section>
)
