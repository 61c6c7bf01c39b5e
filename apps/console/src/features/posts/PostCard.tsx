import { IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { PostCardFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { CelebrationFacts, PostTitle } from './Celebration'
import { Thanked } from './media/Thanked'
import { PostAttachments } from './PostAttachments'
import { PostAuthorName, PostFace, PostFacts } from './PostByline'
import { PostPoll } from './PostPoll'
import { PostQuestion } from './PostQuestion'
import { PostTags } from './PostTags'
import { PostReactions } from './reactions/ReactionBar'
import classes from './PostCard.module.css'

const PostCardPost = graphql(`
  fragment PostCard on Post {
    id
    title
    text
    kind
    commentCount
    reactions { count option { key } }
    ...ReactionsOfPost
    ...Celebration
    ...PostByline
    ...Thanked
    ...PostTags
    ...PostAttachments
    ...PostPoll
    ...PostQuestion
  }
`)

/** A celebration has the gold edge, and so has a post that people celebrate more than anything else. */
export function isCelebrated({ kind, reactions }: Pick<PostCardFragment, 'kind' | 'reactions'>) {
  if (kind === 'CELEBRATION' || kind === 'KUDOS') return true
  const celebrations = reactions.find(({ option }) => option.key === 'CELEBRATE')?.count ?? 0
  return celebrations >= 3 && reactions.every(({ count }) => count <= celebrations)
}

export function PostCard({ post: given }: { post: FragmentType<typeof PostCardPost> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const post = readFragment(PostCardPost, given)
  return (
    <Card as="article" tone={isCelebrated(post) ? 'celebration' : 'plain'} interactive aria-labelledby={`post-${post.id}`}>
      <header className={classes.header}>
        <PostFace post={post} />
        <div className={classes.head}>
          <h2 id={`post-${post.id}`} className={classes.title}>
            <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: post.id }} className={classes.link}>
              <PostTitle post={post} />
            </Link>
          </h2>
          <p className={classes.meta}>
            <PostAuthorName post={post} />
            <PostFacts post={post} />
          </p>
        </div>
      </header>
      <div className={classes.body}>
        <CelebrationFacts post={post} />
        <Thanked post={post} />
        <PostQuestion post={post} compact />
        {post.text ? <RichText text={post.text} clamp /> : null}
        <PostPoll post={post} compact />
        <PostAttachments post={post} compact />
      </div>
      <PostTags post={post} />
      <footer className={classes.footer}>
        <PostReactions post={post} />
        <Link
          to="/c/$tenant/posts/$id"
          params={{ tenant: slug, id: post.id }}
          hash="comments"
          className={classes.comments}
          aria-label={t('posts.commentCount', { count: post.commentCount })}
        >
          <IconMessageCircle size={17} stroke={1.7} aria-hidden />
          {post.commentCount}
        </Link>
      </footer>
    </Card>
  )
}
