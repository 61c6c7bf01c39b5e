import { IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { PostCardFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import * as Byline from './Byline'
import { CelebrationFacts, PostTitle } from './Celebration'
import { ReactionBar } from './ReactionBar'
import classes from './PostCard.module.css'

const PostCardPost = graphql(`
  fragment PostCard on Post {
    id
    title
    text
    kind
    publishedAt
    commentCount
    space { id name }
    author { id ...BylineAuthor }
    reactions { kind count }
    ...ReactionBarPost
    ...Celebration
  }
`)

/** A celebration has the gold edge, and so has a post that people celebrate more than anything else. */
export function isCelebrated({ kind, reactions }: Pick<PostCardFragment, 'kind' | 'reactions'>) {
  if (kind === 'CELEBRATION') return true
  const celebrations = reactions.find(({ kind }) => kind === 'CELEBRATE')?.count ?? 0
  return celebrations >= 3 && reactions.every(({ count }) => count <= celebrations)
}

export function PostCard({ post: given }: { post: FragmentType<typeof PostCardPost> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const post = readFragment(PostCardPost, given)
  return (
    <Card as="article" tone={isCelebrated(post) ? 'celebration' : 'plain'} interactive aria-labelledby={`post-${post.id}`}>
      <header className={classes.header}>
        <Byline.Face author={post.author} />
        <div className={classes.head}>
          <h2 id={`post-${post.id}`} className={classes.title}>
            <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: post.id }} className={classes.link}>
              <PostTitle post={post} />
            </Link>
          </h2>
          <p className={classes.meta}>
            <Byline.Name author={post.author} />
            {post.publishedAt ? <Ago at={post.publishedAt} /> : null}
            <Tag>{post.space.name}</Tag>
          </p>
        </div>
      </header>
      <div className={classes.body}>
        <CelebrationFacts post={post} />
        {post.text ? <RichText text={post.text} clamp /> : null}
      </div>
      <footer className={classes.footer}>
        <ReactionBar post={post} />
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
