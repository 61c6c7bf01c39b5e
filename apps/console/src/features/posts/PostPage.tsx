import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import * as Byline from './Byline'
import { CelebrationFacts, usePostTitle } from './Celebration'
import { Comments } from './Comments'
import { isCelebrated } from './PostCard'
import { ReactionBar } from './ReactionBar'
import classes from './PostPage.module.css'

const PostQuery = graphql(`
  query Post($id: ID!, $after: String) {
    post(id: $id) {
      id
      title
      text
      kind
      publishedAt
      commentCount
      space { id name }
      author { id department ...BylineAuthor }
      reactions { kind count }
      ...ReactionBarPost
      ...Celebration
      comments(first: 50, after: $after) {
        edges { node { id ...CommentItem } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)
const route = getRouteApi('/c/$tenant/posts/$id')

export function PostPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const titleOf = usePostTitle()
  const query = useQuery(PostQuery, { variables: { id } })
  return (
    <div className={classes.column}>
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ post }) => (
          <>
            <PageHeader
              title={titleOf(post)}
              above={
                <BackLink to="/c/$tenant/posts" params={{ tenant: slug }}>
                  {t('posts.toPosts')}
                </BackLink>
              }
            />
            <Card as="article" tone={isCelebrated(post) ? 'celebration' : 'plain'} aria-label={titleOf(post)}>
              <header className={classes.author}>
                <Byline.Face author={post.author} />
                <div>
                  <p className={classes.name}>
                    <Byline.Name author={post.author} />
                  </p>
                  <p className={classes.meta}>
                    {post.author?.department ? <span>{post.author.department}</span> : null}
                    {post.publishedAt ? <Ago at={post.publishedAt} /> : null}
                    <Tag>{post.space.name}</Tag>
                  </p>
                </div>
              </header>
              <div className={classes.text}>
                <CelebrationFacts post={post} />
                {post.text ? <RichText text={post.text} /> : null}
              </div>
              <ReactionBar post={post} />
            </Card>
            <Comments
              postId={post.id}
              comments={post.comments}
              total={post.commentCount}
              fetchMore={query.fetchMore}
              refetch={() => void query.refetch()}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}
