import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { AnonymousSwitch, signingInput, underName, type Signing } from '@/features/questions/AnonymousSwitch'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { emptyText, wordsOf, type RichText } from '@/ui/richText'
import { bodyProblem, MAX_COMMENT } from './body'
import { ownComment } from './ownComments'
import { RichEditor } from './editor/RichEditor'
import { AttachmentsField, attachmentsInput, type Chosen } from './media/AttachmentsField'
import classes from './CommentForm.module.css'

const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) { ... on Comment { id answersId unknownMentions ...CommentItem } ... on Refusal { message code } }
  }
`)
type Edge = { __typename: string; cursor: string; node: { __ref: string } }

/** A comment on a post, or an answer to one of its comments. */
export function CommentForm({ postId, parentId, onDone }: { postId: string; parentId?: string; onDone?: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [add] = useMutation(AddComment, {
    update(cache, { data }) {
      const ref = data?.addComment.__typename === 'Comment' ? cache.identify(data.addComment) : undefined
      const id = cache.identify({ __typename: 'Post', id: postId })
      if (!ref || !id) return
      const edge = { __typename: 'CommentEdge', cursor: '', node: { __ref: ref } }
      cache.modify<{ comments: { edges: Edge[] }; commentCount: number }>({
        id,
        fields: {
          commentCount: (count) => count + 1,
          comments: (list, { readField }) => {
            if (!('edges' in list)) return list
            const { edges } = list
            // Below the last one that answers the same, or at the end.
            const after = parentId ? edges.findLastIndex(({ node }) => readField('id', node) === parentId || readField('answersId', node) === parentId) : edges.length - 1
            return { ...list, edges: [...edges.slice(0, after + 1), edge, ...edges.slice(after + 1)] }
          },
        },
      })
    },
  })
  const { form, submit, busy, problem } = useDraftForm<{ body: RichText; signing: Signing; attachments: Chosen[] }>(`${slug}.comment.${parentId ?? postId}`, {
    initialValues: { body: emptyText, signing: underName, attachments: [] },
    fieldOf: { ANONYMITY_OFF: 'signing', UNMASKING_NOT_ACCEPTED: 'signing' },
    validate: { body: (value) => (wordsOf(value) === '' ? t('posts.commentMissing') : bodyProblem(value, t, MAX_COMMENT)) },
  })
  const { body } = form.getValues()
  // Once it was sent and the form is empty again, another editor takes the place of this one.
  const wasSent = useRef(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!wasSent.current || body.content.length > 0) return
    wasSent.current = false
    setTurn((before) => before + 1)
  }, [body])
  const send = submit(async ({ body, signing, attachments }, idempotencyKey) => {
    const { data } = await add({ variables: { input: { postId, parentId: parentId ?? null, body: { document: body }, ...signingInput(signing), ...(attachments.length > 0 ? { attachments: attachmentsInput(attachments) } : {}), idempotencyKey } } })
    if (data?.addComment.__typename !== 'Comment') return data?.addComment
    ownComment(data.addComment.id)
    wasSent.current = true
    const { unknownMentions } = data.addComment
    if (unknownMentions.length > 0) tell(t('writing.unknown', { names: unknownMentions.join('、') }))
    onDone?.()
    return undefined
  })
  return (
    <form onSubmit={send} noValidate className={parentId ? classes.reply : classes.form}>
      <ErrorNote problem={problem} />
      <RichEditor
        key={turn}
        size="comment"
        label={t(parentId ? 'writing.replyLabel' : 'posts.comment')}
        placeholder={t('posts.commentHint')}
        autoFocus={Boolean(parentId)}
        max={MAX_COMMENT}
        value={body}
        onChange={(next) => form.setFieldValue('body', next)}
        onProblem={(message) => form.setFieldError('body', message)}
        error={typeof form.errors.body === 'string' ? form.errors.body : null}
      />
      <AttachmentsField value={form.getValues().attachments} onChange={(next) => form.setFieldValue('attachments', next)} error={typeof form.errors.attachments === 'string' ? form.errors.attachments : undefined} />
      <AnonymousSwitch key={`signed ${turn}`} place={postId} value={form.getValues().signing} onChange={(next) => form.setFieldValue('signing', next)} error={typeof form.errors.signing === 'string' ? form.errors.signing : undefined} />
      <div className={formClasses.buttons}>
        <Button type="submit" loading={busy}>
          {t(parentId ? 'writing.reply' : 'posts.sendComment')}
        </Button>
        {onDone ? (
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
