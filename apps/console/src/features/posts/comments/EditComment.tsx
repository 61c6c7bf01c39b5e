import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { bodyProblem, MAX_COMMENT } from '../body'
import { RichEditor } from '../editor/RichEditor'
import { AttachmentsField, attachmentsInput, chosenOf } from '../media/AttachmentsField'
import { CommentMenuItemComment } from './item'

const EditCommentMutation = graphql(`
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      ... on Comment { id ...CommentItem }
      ... on CommentEditConflict { message code current { id version ...CommentItem } }
      ... on Refusal { message code }
    }
  }
`)

export function EditComment({ comment, onDone }: { comment: FragmentType<typeof CommentMenuItemComment>; onDone: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id, version: begun, body: was, attachments } = readFragment(CommentMenuItemComment, comment)
  const [version, setVersion] = useState(begun)
  const [edit] = useMutation(EditCommentMutation)
  const { form, submit, busy, problem, forget } = useDraftForm(`${slug}.comment.${id}.${begun}`, {
    initialValues: { body: was, attachments: chosenOf(attachments) },
    validate: { body: (value) => bodyProblem(value, t, MAX_COMMENT) },
  })
  const send = submit(async ({ body, attachments }) => {
    const { data } = await edit({ variables: { input: { id, version, body: { document: body }, attachments: attachmentsInput(attachments) } } })
    const answer = data?.editComment
    // What it is now stands above the form by then; saving once more puts these words in its place.
    if (answer?.__typename === 'CommentEditConflict') setVersion(answer.current.version)
    if (answer?.__typename !== 'Comment') return answer
    onDone()
    return undefined
  })
  return (
    <form onSubmit={send} noValidate className={formClasses.form}>
      <ErrorNote problem={problem} />
      <RichEditor
        size="comment"
        label={t('writing.edit')}
        autoFocus
        max={MAX_COMMENT}
        value={form.getValues().body}
        onChange={(next) => form.setFieldValue('body', next)}
        onProblem={(message) => form.setFieldError('body', message)}
        error={typeof form.errors.body === 'string' ? form.errors.body : null}
      />
      <AttachmentsField value={form.getValues().attachments} onChange={(next) => form.setFieldValue('attachments', next)} error={typeof form.errors.attachments === 'string' ? form.errors.attachments : undefined} />
      <div className={formClasses.buttons}>
        <Button type="submit" size="sm" loading={busy}>
          {t('writing.save')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            forget()
            onDone()
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
