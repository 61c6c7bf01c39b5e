import { Fragment } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconMessages, IconPencilPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NothingFollowed, ToFollows } from '@/features/feed/Following'
import { FollowThis } from '@/features/feed/FollowThis'
import { MarkAllRead } from '@/features/feed/MarkAllRead'
import { ReadLine } from '@/features/feed/ReadLine'
import { useReadWhileLooking } from '@/features/feed/unread'
import { useViewer } from '@/features/frame/viewer'
import { ClosedSpace } from '@/features/spaces/ClosedSpace'
import { graphql, readFragment } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Composer } from './Composer'
import { PinnedPosts } from './PinnedPosts'
import { PostCard } from './PostCard'
import { SpaceFilter, SpaceFilterSpace } from './SpaceFilter'
import { Starters } from './Starters'
import { TagFilter } from './TagFilter'

const PostsQuery = graphql(`
  query Posts($filter: PostFilter, $after: String, $following: Boolean = false) {
    spaces(first: 100) { edges { node { ...SpaceFilterSpace } } }
    follows(first: 1) @include(if: $following) { edges { node { id } } }
    posts(filter: $filter, first: 20, after: $after) {
      edges { node { id isUnread ...PostCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const route = getRouteApi('/c/$tenant/posts')

export function PostsPage() {
  const { t } = useTranslation()
  const { can, slug } = useViewer()
  const { space, tag, following, write } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(PostsQuery, { variables: { filter: space || tag ? { spaceId: space ?? null, tagId: tag ?? null, isPinned: space && !tag ? false : null } : following ? { feed: 'FOLLOWING' } : null, following: following ?? false } })
  useReadWhileLooking(tag ? undefined : space, query.data?.posts.edges[0]?.node)
  const setWriting = (next: boolean) =>
    navigate({ search: (search) => ({ ...search, write: next || undefined }), replace: true, resetScroll: false })
  const there = query.data ?? query.previousData
  const spaces = readFragment(SpaceFilterSpace, there?.spaces.edges.map(({ node }) => node) ?? [])
  const isClosed = spaces.some(({ id, standing }) => id === space && !standing.isReader)

  return (
    <>
      <PageHeader
        title={t('posts.title')}
        lead={t('posts.lead')}
        actions={
          can('posts:write') && !write && !isClosed ? (
            <>
              <ButtonLink to="/c/$tenant/drafts" params={{ tenant: slug }} variant="subtle">
                {t('writing.drafts')}
              </ButtonLink>
              <Button leftSection={<IconPencilPlus size={18} aria-hidden />} onClick={() => void setWriting(true)}>
                {t('posts.write')}
              </Button>
            </>
          ) : null
        }
      />
      <SpaceFilter spaces={spaces} current={space} isFollowing={following ?? false} />
      {tag ? <TagFilter id={tag} /> : null}
      {isClosed ? <ClosedSpace id={space!} /> : null}
      {space && !tag && !isClosed ? <PinnedPosts space={space} /> : null}
      {/* Not before the spaces are there, and not anew while they are asked for again: what is typed in between would have no space, or be lost. */}
      {write && can('posts:write') && there && !isClosed ? (
        <Composer spaces={spaces} space={space} onClose={() => setWriting(false)} />
      ) : null}
      {isClosed ? null : tag || space ? <FollowThis id={tag ?? space!} /> : following ? <ToFollows /> : <MarkAllRead />}
      {isClosed ? null : (
        <Loaded query={query} skeleton={<ListSkeleton />}>
          {({ posts, follows }) =>
            posts.edges.length === 0 && following ? (
              <NothingFollowed followsSomething={(follows?.edges.length ?? 0) > 0} />
            ) : posts.edges.length === 0 ? (
              <EmptyState icon={<IconMessages />} title={t('posts.empty')}>
                {can('posts:write') ? <Starters onChoose={() => void setWriting(true)} /> : t('posts.emptyText')}
              </EmptyState>
            ) : (
              <List label={t('posts.title')}>
                {posts.edges.map(({ node }, i) => (
                  <Fragment key={node.id}>
                    {posts.edges[i - 1]?.node.isUnread && !node.isUnread && !posts.edges.slice(i).some((later) => later.node.isUnread) ? <ReadLine /> : null}
                    <PostCard post={node} />
                  </Fragment>
                ))}
                <LoadMore page={posts.pageInfo} fetchMore={query.fetchMore} />
              </List>
            )
          }
        </Loaded>
      )}
    </>
  )
}
