import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import type { RichText } from '@/ui/richText'
import { bodyProblem, MAX_POST } from './body'
import { TagsField } from './composer/TagsField'
import { Conflict } from './Conflict'
import { RichEditor } from './editor/RichEditor'
import { AttachmentsField, attachmentsInput, chosenOf, type Chosen } from './media/AttachmentsField'
import { PostMenuItemPost } from './menu/item'

const EditPostMutation = graphql(`
  mutation EditPost($input: EditPostInput!) {
    editPost(input: $input) {
      ... on Post { id unknownMentions ...PostBody ...PostByline ...PostTags ...PostMenuItem ...PostAttachments }
      ... on EditConflict { message code current { id version title body editedAt } yours { title body } }
      ... on Refusal { message code }
    }
  }
`)

type Version = { title: string; body: RichText }
type Values = Version & { tags: string[]; attachments: Chosen[] }

/** Other words for a post; what somebody else, or another window, wrote meanwhile is never written over unseen. */
export function EditPost({ post: given, onDone }: { post: FragmentType<typeof PostMenuItemPost>; onDone: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const post = readFragment(PostMenuItemPost, given)
  const [version, setVersion] = useState(post.version)
  const [conflict, setConflict] = useState<{ current: Version & { version: number }; yours: Version } | null>(null)
  const [edit] = useMutation(EditPostMutation)
  const { form, submit, busy, problem, forget } = useDraftForm<Values>(`${slug}.edit.${post.id}.${post.version}`, {
    initialValues: { title: post.title, body: post.body, tags: post.tags.map(({ name }) => name), attachments: chosenOf(post.attachments) },
    validate: (values) => ({ title: values.title.trim() === '' ? t('posts.titleMissing') : null, body: bodyProblem(values.body, t) }),
  })
  const { title, body, tags, attachments } = form.getValues()
  const save = async (values: Values, onto: number) => {
    const { data } = await edit({ variables: { input: { id: post.id, version: onto, title: values.title, body: { document: values.body }, tags: values.tags, attachments: attachmentsInput(values.attachments) } } })
    const answer = data?.editPost
    if (answer?.__typename === 'EditConflict') {
      setConflict({ current: answer.current, yours: answer.yours })
      return { message: answer.message }
    }
    if (answer?.__typename !== 'Post') return answer
    if (answer.unknownMentions.length > 0) tell(t('writing.unknown', { names: answer.unknownMentions.join('、') }))
    onDone()
    return undefined
  }
  const cancel = () => {
    forget()
    onDone()
  }
  return (
    <Card as="section" aria-label={t('writing.edit')}>
      <form onSubmit={submit((values) => save(values, version))} noValidate className={formClasses.form}>
        {conflict ? (
          <Conflict
            {...conflict}
            onTheirs={cancel}
            onMine={() => void submit((values) => save(values, conflict.current.version))()}
            onMerge={() => {
              setVersion(conflict.current.version)
              form.setFieldValue('body', { type: 'doc', content: [...conflict.current.body.content, { type: 'horizontalRule' }, ...body.content] })
              setConflict(null)
            }}
          />
        ) : (
          <ErrorNote problem={problem} />
        )}
        <TextInput label={t('posts.postTitle')} {...form.getInputProps('title')} />
        <RichEditor
          key={version}
          label={t('posts.text')}
          max={MAX_POST}
          value={body}
          onChange={(next) => form.setFieldValue('body', next)}
          onProblem={(message) => form.setFieldError('body', message)}
          error={typeof form.errors.body === 'string' ? form.errors.body : null}
        />
        <AttachmentsField value={attachments} onChange={(next) => form.setFieldValue('attachments', next)} error={typeof form.errors.attachments === 'string' ? form.errors.attachments : undefined} />
        <TagsField value={tags} onChange={(next) => form.setFieldValue('tags', next)} />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('writing.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t('action.cancel')}
          </Button>
          <span className={formClasses.hint}>{title === '' ? '' : t('writing.historyKept')}</span>
        </div>
      </form>
    </Card>
  )
}
