import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Fragment, use } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import type { PostQuery } from '@/gql/graphql'
import { LoadMore } from '@/ui/LoadMore'
import { CommentForm } from './CommentForm'
import { AbsentComment } from './comments/AbsentComment'
import { CommentEntry } from './comments/CommentEntry'
import { IsPutAway } from './reactions/ReactionBar'
import classes from './Comments.module.css'

type Props = {
  postId: string
  comments: PostQuery['post']['comments']
  total: number
  /** How many came while this was read. */
  arrived: number
  fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>
  refetch: () => void
}

export function Comments({ postId, comments: { edges, pageInfo }, total, arrived: told, fetchMore, refetch }: Props) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const isPutAway = use(IsPutAway)
  // My own are there already, and so may be what was told of.
  const arrived = pageInfo.hasNextPage ? 0 : Math.max(total - edges.length, Math.min(told, 99))
  return (
    <section id="comments" aria-labelledby="comments-title" className={classes.comments}>
      <h2 id="comments-title" className={classes.title}>
        {t('posts.comments')} <span className={classes.count}>{total}</span>
      </h2>
      {edges.length === 0 ? <p className={classes.none}>{t('posts.noComments')}</p> : null}
      <ol className={classes.list}>
        {edges.map(({ node }, index) => (
          <Fragment key={node.id}>
            {node.answersAbsent && edges[index - 1]?.node.answersId !== node.answersId ? <AbsentComment why={node.answersAbsent} /> : null}
            <CommentEntry comment={node} postId={postId} />
          </Fragment>
        ))}
      </ol>
      <LoadMore page={pageInfo} fetchMore={fetchMore} />
      <div aria-live="polite">
        {arrived > 0 ? (
          <Button variant="light" size="sm" leftSection={<IconRefresh size={16} aria-hidden />} onClick={refetch}>
            {t('posts.newComments', { count: arrived })}
          </Button>
        ) : null}
      </div>
      {isPutAway ? <p className={classes.none}>{t('spaces.isArchived')}</p> : can('posts:write') ? <CommentForm postId={postId} /> : null}
    </section>
  )
}
