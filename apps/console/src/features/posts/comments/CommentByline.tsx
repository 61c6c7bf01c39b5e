import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Ago } from '@/ui/Time'
import * as Byline from '../Byline'
import classes from '../Comments.module.css'

const CommentBylineComment = graphql(`
  fragment CommentByline on Comment { id createdAt editedAt author { id ...BylineAuthor } }
`)
type Props = { comment: FragmentType<typeof CommentBylineComment> }

export const CommentFace = ({ comment }: Props) => <Byline.Face author={readFragment(CommentBylineComment, comment).author} size="sm" />

/** Who said it, and when. */
export function CommentByline({ comment }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { createdAt, editedAt, author } = readFragment(CommentBylineComment, comment)
  return (
    <p className={classes.meta}>
      <strong>
        <Byline.Name author={author} />
      </strong>{' '}
      <Ago at={createdAt} />
      {editedAt ? (
        <span className={classes.edited} title={format.moment(editedAt)}>
          {t('writing.edited')}
        </span>
      ) : null}
    </p>
  )
}
