import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { PostQuery } from '@/gql/graphql'
import * as Byline from './Byline'
import { LoadMore } from '@/ui/LoadMore'
import { RichText } from '@/ui/RichText'
import { Ago } from '@/ui/Time'
import { CommentForm } from './CommentForm'
import classes from './Comments.module.css'

const CommentItem = graphql(`
  fragment CommentItem on Comment { id text createdAt author { id ...BylineAuthor } }
`)

type Props = {
  postId: string
  comments: PostQuery['post']['comments']
  total: number
  fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>
  refetch: () => void
}

export function Comments({ postId, comments: { edges, pageInfo }, total, fetchMore, refetch }: Props) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const arrived = pageInfo.hasNextPage ? 0 : total - edges.length
  return (
    <section id="comments" aria-labelledby="comments-title" className={classes.comments}>
      <h2 id="comments-title" className={classes.title}>
        {t('posts.comments')} <span className={classes.count}>{total}</span>
      </h2>
      {edges.length === 0 ? <p className={classes.none}>{t('posts.noComments')}</p> : null}
      <ol className={classes.list}>
        {edges.map(({ node }) => (
          <CommentEntry key={node.id} comment={node} />
        ))}
      </ol>
      <LoadMore page={pageInfo} fetchMore={fetchMore} />
      {arrived > 0 ? (
        <Button variant="light" size="sm" leftSection={<IconRefresh size={16} aria-hidden />} onClick={refetch}>
          {t('posts.newComments', { count: arrived })}
        </Button>
      ) : null}
      {can('posts:write') ? <CommentForm postId={postId} /> : null}
    </section>
  )
}

function CommentEntry({ comment }: { comment: FragmentType<typeof CommentItem> }) {
  const { text, createdAt, author } = readFragment(CommentItem, comment)
  return (
    <li className={classes.comment}>
      <Byline.Face author={author} size="sm" />
      <div className={classes.body}>
        <p className={classes.meta}>
          <strong>
            <Byline.Name author={author} />
          </strong> <Ago at={createdAt} />
        </p>
        <RichText text={text} />
      </div>
    </li>
  )
}
