import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { usePostTitle } from './Celebration'
import { Comments } from './Comments'
import { EditPost } from './EditPost'
import { PostAttachments } from './PostAttachments'
import { PostBody } from './PostBody'
import { PostAuthorName, PostFace, PostFacts } from './PostByline'
import { isCelebrated } from './PostCard'
import { OutOfSight } from '@/features/moderation/OutOfSight'
import { PostMenu } from './PostMenu'
import { PostPoll } from './PostPoll'
import { PostAnswers, PostQuestion } from './PostQuestion'
import { PostTags } from './PostTags'
import { PublishDraft } from './PublishDraft'
import { IsPutAway, PostReactions } from './reactions/ReactionBar'
import { useThreadChanges } from './threadChanges'
import classes from './PostPage.module.css'

const PostQuery = graphql(`
  query Post($id: ID!, $after: String) {
    post(id: $id) {
      id
      kind
      state
      commentCount
      author { id department }
      space { id isArchived }
      reactions { count option { key } }
      ...ReactionsOfPost
      ...Celebration
      ...PostByline
      ...PostBody
      ...PostTags
      ...PostMenu
      ...PostMenuItem
      ...PostAttachments
      ...PostPoll
      ...PostQuestion
      ...PublishDraft
      comments(first: 50, after: $after) {
        edges { node { id answersId answersAbsent ...CommentItem } }
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
  const [isEditing, setEditing] = useState(false)
  const { arrived, seen } = useThreadChanges(id, query.refetch)
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
            {isEditing ? (
              <EditPost post={post} onDone={() => setEditing(false)} />
            ) : (
              <Card as="article" tone={isCelebrated(post) ? 'celebration' : 'plain'} aria-label={titleOf(post)}>
                <header className={classes.author}>
                  <PostFace post={post} />
                  <div className={classes.who}>
                    <p className={classes.name}>
                      <PostAuthorName post={post} />
                    </p>
                    <p className={classes.meta}>
                      {post.author?.department ? <span>{post.author.department}</span> : null}
                      <PostFacts post={post} />
                    </p>
                  </div>
                  <PostMenu post={post} onEdit={() => setEditing(true)} />
                </header>
                <div className={classes.text}>
                  <PostQuestion post={post} />
                  <PostBody post={post} />
                  <PostPoll post={post} />
                  <PostAttachments post={post} />
                  <PostAnswers post={post} />
                </div>
                <PostTags post={post} />
                {post.state === 'PUBLISHED' ? <PostReactions post={post} /> : post.state === 'HIDDEN' || post.state === 'REMOVED' ? <OutOfSight state={post.state} /> : <PublishDraft post={post} />}
              </Card>
            )}
            {post.state === 'PUBLISHED' ? (
              <IsPutAway value={post.space.isArchived}>
                <Comments postId={post.id} comments={post.comments} total={post.commentCount} arrived={arrived} fetchMore={query.fetchMore} refetch={() => void query.refetch().then(seen)} />
              </IsPutAway>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  )
}
