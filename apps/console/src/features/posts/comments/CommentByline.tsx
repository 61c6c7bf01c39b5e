import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import * as Byline from '../Byline'
import classes from '../Comments.module.css'

const CommentBylineComment = graphql(`
  fragment CommentByline on Comment { id createdAt editedAt author { id ...BylineAuthor } pseudonym { name isAsker } }
`)
type Props = { comment: FragmentType<typeof CommentBylineComment> }

export function CommentFace({ comment }: Props) {
  const { author, pseudonym } = readFragment(CommentBylineComment, comment)
  return <Byline.Face author={author} pseudonym={pseudonym} size="sm" />
}

/** Who said it, and when. */
export function CommentByline({ comment }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { createdAt, editedAt, author, pseudonym } = readFragment(CommentBylineComment, comment)
  return (
    <p className={classes.meta}>
      <strong>
        <Byline.Name author={author} pseudonym={pseudonym} />
      </strong>{' '}
      {pseudonym?.isAsker ? <Tag>{t('questions.asker')}</Tag> : null}
      <Ago at={createdAt} />
      {editedAt ? (
        <span className={classes.edited} title={format.moment(editedAt)}>
          {t('writing.edited')}
        </span>
      ) : null}
    </p>
  )
}
