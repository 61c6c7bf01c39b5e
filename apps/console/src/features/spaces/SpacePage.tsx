import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { IconMessages } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { FollowButton } from '@/features/feed/FollowButton'
import { useReadWhileLooking } from '@/features/feed/unread'
import { useViewer } from '@/features/frame/viewer'
import { PostCard } from '@/features/posts/PostCard'
import { graphql, readFragment } from '@/gql'
import type { SpaceCardFragment } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import { ClosedNotice } from './ClosedSpace'
import { LevelChoice } from './LevelChoice'
import { SpacePeople } from './SpacePeople'
import { RequestCard } from './Requests'
import { SpaceSettings } from './SpaceSettings'
import { SpaceCardSpace, useSpaceActs } from './space'
import classes from './Spaces.module.css'

const SpacePageQuery = graphql(`
  query SpacePage($id: ID!, $after: String) {
    space(id: $id) { id ...SpaceCard }
    posts(filter: { spaceId: $id }, first: 10, after: $after) { edges { node { id isUnread ...PostCard } } pageInfo { hasNextPage endCursor } }
    spaceRequests(filter: { spaceId: $id, state: SUBMITTED }, first: 20) { edges { node { id ...RequestCard } } }
  }
`)
const route = getRouteApi('/c/$tenant/spaces/$id')

export function SpacePage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(SpacePageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useReadWhileLooking(id, query.data?.posts.edges[0]?.node)
  const params = { tenant: slug }
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ space: shown, posts, spaceRequests }) => {
        const space = readFragment(SpaceCardSpace, shown)
        const { name, description, access, isArchived, isFollowed, standing } = space
        // Nobody writes in what was put away, whoever may read it.
        const accessText = t(isArchived ? 'spaces.archivedText' : `spaces.accessText.${access}`)
        return (
          <>
            <PageHeader
              title={name}
              lead={description ?? accessText}
              above={
                <BackLink to="/c/$tenant/spaces" params={params}>
                  {t('spaces.all')}
                </BackLink>
              }
              actions={
                standing.isReader && !isArchived && can('posts:write') ? (
                  <ButtonLink to="/c/$tenant/posts" params={params} search={{ space: id, write: true }}>
                    {t('posts.write')}
                  </ButtonLink>
                ) : null
              }
            />
            {isArchived ? (
              <Card tone="notice">
                <p>{t('spaces.isArchived')}</p>
              </Card>
            ) : null}
            <div className={detail.columns}>
              <div className={classes.section}>
                {spaceRequests.edges.map(({ node }) => (
                  <RequestCard key={node.id} request={node} />
                ))}
                {!standing.isReader ? (
                  <ClosedNotice space={space} />
                ) : posts.edges.length === 0 ? (
                  <EmptyState icon={<IconMessages />} title={t('spaces.noPosts')}>
                    {t('spaces.noPostsText')}
                  </EmptyState>
                ) : (
                  <List label={t('posts.title')}>
                    {posts.edges.map(({ node }) => (
                      <PostCard key={node.id} post={node} />
                    ))}
                    <LoadMore page={posts.pageInfo} fetchMore={query.fetchMore} />
                  </List>
                )}
              </div>
              <aside className={detail.side}>
                <Card aria-label={t('spaces.about')}>
                  <div className={detail.stack}>
                    <div className={classes.buttons}>
                      <Tag tone="accent">{t(`posts.access.${access}`)}</Tag>
                      {standing.role ? <Tag>{t(`spaces.role.${standing.role}`)}</Tag> : null}
                    </div>
                    <p className={classes.quiet}>{accessText}</p>
                    {standing.isReader && !isArchived ? (
                      <div>
                        <FollowButton subject={{ __typename: 'Space', id }} name={name} isFollowed={isFollowed} />
                      </div>
                    ) : null}
                    {isArchived ? null : <LevelChoice space={space} />}
                    {standing.role ? <LeaveButton space={space} /> : null}
                  </div>
                </Card>
                {access !== 'OPEN' && standing.isReader ? <SpacePeople space={space} /> : null}
                {can('spaces:manage') ? <SpaceSettings key={`${name} ${access}`} space={space} /> : null}
              </aside>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

function LeaveButton({ space }: { space: SpaceCardFragment }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const { leave } = useSpaceActs()
  const [isOpen, { open, close }] = useDisclosure()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    await navigate({ to: '/c/$tenant/spaces', params: { tenant: slug } })
    if (await leave(space.id)) tell(t('spaces.left', { name: space.name }))
    setBusy(false)
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('spaces.leave')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('spaces.leaveTitle', { name: space.name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={form.form}>
          <p>{t(`spaces.leaveText.${space.access}`)}</p>
          <div className={form.buttons}>
            <Button loading={busy} onClick={() => void confirm()}>
              {t('spaces.leave')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
