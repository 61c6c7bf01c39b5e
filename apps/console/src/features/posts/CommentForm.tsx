import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from './CommentForm.module.css'

const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) { ... on Comment { id ...CommentItem } ... on Refusal { message code } }
  }
`)
type Edges = { edges: { __typename: string; cursor: string; node: { __ref: string } }[] }

export function CommentForm({ postId }: { postId: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [add] = useMutation(AddComment, {
    update(cache, { data }) {
      const ref = data?.addComment.__typename === 'Comment' ? cache.identify(data.addComment) : undefined
      const id = cache.identify({ __typename: 'Post', id: postId })
      if (!ref || !id) return
      cache.modify<{ comments: Edges; commentCount: number }>({
        id,
        fields: {
          commentCount: (count) => count + 1,
          comments: (list) =>
            'edges' in list
              ? { ...list, edges: [...list.edges, { __typename: 'CommentEdge', cursor: '', node: { __ref: ref } }] }
              : list,
        },
      })
    },
  })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.comment.${postId}`, {
    initialValues: { text: '' },
    validate: { text: (value) => (value.trim() === '' ? t('posts.commentMissing') : null) },
  })
  const send = submit(async ({ text }, idempotencyKey) => {
    const { data } = await add({ variables: { input: { postId, text, idempotencyKey } } })
    return data?.addComment.__typename === 'Comment' ? undefined : data?.addComment
  })
  return (
    <form onSubmit={send} noValidate className={classes.form}>
      <ErrorNote problem={problem} />
      <Textarea
        label={t('posts.comment')}
        placeholder={t('posts.commentHint')}
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('text')}
      />
      <Button type="submit" loading={busy}>
        {t('posts.sendComment')}
      </Button>
    </form>
  )
}
