import { Button } from '@mantine/core'
import { IconCornerDownRight } from '@tabler/icons-react'
import { use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { CommentForm } from '../CommentForm'
import classes from '../Comments.module.css'
import { Words } from '../Words'
import { CommentAttachments } from '../PostAttachments'
import { CommentReactions, IsPutAway } from '../reactions/ReactionBar'
import { CommentByline, CommentFace } from './CommentByline'
import { CommentActions, CommentMarks } from './CommentMarks'
import { CommentMenu } from './CommentMenu'
import { EditComment } from './EditComment'

const CommentItem = graphql(`
  fragment CommentItem on Comment { id answersId version body ...CommentByline ...CommentMarks ...CommentMenuItem ...ReactionsOfComment ...CommentAttachments }
`)

/** A comment, and below it the place to answer it. Answers stand under what they answer. */
export function CommentEntry({ comment: given, postId }: { comment: FragmentType<typeof CommentItem>; postId: string }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const isPutAway = use(IsPutAway)
  const [is, setIs] = useState<'read' | 'edited' | 'answered'>('read')
  const comment = readFragment(CommentItem, given)
  const toRead = () => setIs('read')
  return (
    <li className={comment.answersId ? `${classes.comment} ${classes.answer}` : classes.comment}>
      <CommentFace comment={comment} />
      <div className={classes.body}>
        <div className={classes.head}>
          <CommentByline comment={comment} />
          <CommentMenu comment={comment} postId={postId} onEdit={() => setIs('edited')} />
        </div>
        <CommentMarks comment={comment} />
        {is === 'edited' ? <EditComment comment={comment} onDone={toRead} /> : (
          <>
            <Words body={comment.body} />
            <CommentAttachments comment={comment} />
          </>
        )}
        {is === 'read' ? (
          <div className={classes.actions}>
            {can('posts:write') && !isPutAway ? (
              <>
                <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconCornerDownRight size={15} aria-hidden />} onClick={() => setIs('answered')}>
                  {t('writing.reply')}
                </Button>
                <CommentActions comment={comment} postId={postId} />
              </>
            ) : null}
            <CommentReactions comment={comment} />
          </div>
        ) : null}
        {is === 'answered' ? <CommentForm postId={postId} parentId={comment.answersId ?? comment.id} onDone={toRead} /> : null}
      </div>
    </li>
  )
}
