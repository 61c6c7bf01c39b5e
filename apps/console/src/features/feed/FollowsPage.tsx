import type { ReactNode } from 'react'
import { useQuery } from '@apollo/client/react'
import { IconHash, IconLayoutGrid } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { FollowsQuery } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { BackLink } from '@/ui/BackLink'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { FollowButton } from './FollowButton'
import { NothingFollowed } from './Following'
import classes from './Feed.module.css'

const FollowsQueryDocument = graphql(`
  query Follows($after: String) {
    follows(first: 100, after: $after) {
      edges { node { id space { id name isFollowed } member { id displayName department isFollowed } tag { id name isFollowed } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
type Followed = FollowsQuery['follows']['edges'][number]['node']

/** Whom and what I follow; only I see it. What is followed no longer stays in its place until one leaves, so that a slip is mended by the same button. */
export function FollowsPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(FollowsQueryDocument, { fetchPolicy: 'cache-and-network' })
  const params = { tenant: slug }
  return (
    <div className={classes.column}>
      <PageHeader
        title={t('feed.follows')}
        lead={t('feed.followsLead')}
        above={
          <BackLink to="/c/$tenant/posts" params={params} search={{ following: true }}>
            {t('feed.followedPosts')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ follows }) => {
          const all = follows.edges.map(({ node }) => node)
          if (all.length === 0) return <NothingFollowed followsSomething={false} />
          return (
            <>
              <Group
                title={t('feed.people')}
                all={all}
                row={({ member }) =>
                  member ? (
                    <>
                      <Avatar name={member.displayName} />
                      <span className={classes.words}>
                        <Link to="/c/$tenant/people/$id" params={{ ...params, id: member.id }}>
                          {member.displayName}
                        </Link>
                        {member.department ? <small>{member.department}</small> : null}
                      </span>
                      <FollowButton subject={member} name={member.displayName} isFollowed={member.isFollowed} />
                    </>
                  ) : null
                }
              />
              <Group
                title={t('posts.spaces')}
                all={all}
                row={({ space }) =>
                  space ? (
                    <>
                      <IconLayoutGrid size={20} stroke={1.7} aria-hidden />
                      <span className={classes.words}>
                        <Link to="/c/$tenant/spaces/$id" params={{ ...params, id: space.id }}>
                          {space.name}
                        </Link>
                      </span>
                      <FollowButton subject={space} name={space.name} isFollowed={space.isFollowed} />
                    </>
                  ) : null
                }
              />
              <Group
                title={t('feed.tags')}
                all={all}
                row={({ tag }) =>
                  tag ? (
                    <>
                      <IconHash size={20} stroke={1.7} aria-hidden />
                      <span className={classes.words}>
                        <Link to="/c/$tenant/posts" params={params} search={{ tag: tag.id }}>
                          {tag.name}
                        </Link>
                      </span>
                      <FollowButton subject={tag} name={tag.name} isFollowed={tag.isFollowed} />
                    </>
                  ) : null
                }
              />
              <LoadMore page={follows.pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

/** Those of one kind, under its name. */
function Group({ title, all, row }: { title: string; all: Followed[]; row: (followed: Followed) => ReactNode }) {
  const rows = all.flatMap((followed) => {
    const shown = row(followed)
    return shown ? [<li key={followed.id}>{shown}</li>] : []
  })
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={classes.group}>{title}</h2>
      <ul className={classes.follows}>{rows}</ul>
    </section>
  )
}
