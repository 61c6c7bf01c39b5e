import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SpaceFilterSpaceFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { emptyText, type RichText } from '@/ui/richText'
import { bodyProblem, MAX_POST } from './body'
import { ExtraFields, extraInput, initialExtras, sendLabel, type ExtraValues } from './composer/ExtraFields'
import { RichEditor } from './editor/RichEditor'
import classes from './Composer.module.css'

const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) { ... on Post { id state unknownMentions ...PostCard } ... on Refusal { message code } }
  }
`)

type Values = { spaceId: string; title: string; body: RichText } & ExtraValues
type Props = { spaces: SpaceFilterSpaceFragment[]; space: string | undefined; onClose: () => Promise<void> }

/** Whoever has not chosen a space does not call everybody. */
const quietest = (spaces: SpaceFilterSpaceFragment[]) => spaces.find(({ level }) => level !== 'ALL') ?? spaces[0]

export function Composer({ spaces, space, onClose }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [create] = useMutation(CreatePost, {
    update(cache) {
      cache.evict({ fieldName: 'posts' })
      cache.evict({ fieldName: 'drafts' })
    },
  })
  const writable = spaces.filter(({ standing }) => standing.isReader)
  const initialValues: Values = { ...initialExtras, spaceId: (writable.find(({ id }) => id === space) ?? quietest(writable))?.id ?? '', title: '', body: emptyText }
  const { form, submit, busy, problem } = useDraftForm<Values>(`${slug}.post`, {
    initialValues,
    validate: (values) => ({
      spaceId: values.spaceId === '' ? t('posts.spaceMissing') : null,
      title: values.title.trim() === '' ? t('posts.titleMissing') : null,
      body: bodyProblem(values.body, t),
    }),
  })
  const { spaceId, title, body, ...rest } = form.getValues()
  const send = submit(async ({ spaceId, title, body, ...rest }, idempotencyKey) => {
    const { data } = await create({ variables: { input: { spaceId, title, body: { document: body }, ...extraInput(rest), idempotencyKey } } })
    if (data?.createPost.__typename !== 'Post') return data?.createPost
    const { id, state, unknownMentions } = data.createPost
    if (unknownMentions.length > 0) tell(t('writing.unknown', { names: unknownMentions.join('、') }))
    await onClose()
    if (state === 'DRAFT' || state === 'SCHEDULED') await navigate({ to: '/c/$tenant/drafts', params: { tenant: slug } })
    else await navigate({ to: '/c/$tenant/posts/$id', params: { tenant: slug, id } })
    return undefined
  })
  const extras = {
    around: { spaceId, title },
    values: rest,
    errors: form.errors,
    onChange: (key: string, value: unknown) => {
      form.setFieldValue(key, value as never)
      // What was objected to inside of it was about what stood there.
      for (const path of Object.keys(form.errors)) if (path.startsWith(`${key}.`)) form.clearFieldError(path)
    },
  }
  return (
    <Card as="section" className={classes.composer} aria-label={t('posts.write')}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <NativeSelect
          label={t('posts.space')}
          data={writable.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('spaceId')}
        />
        <TextInput label={t('posts.postTitle')} placeholder={t('posts.postTitleHint')} autoFocus {...form.getInputProps('title')} />
        <ExtraFields place="above" {...extras} />
        <RichEditor
          label={t('posts.text')}
          placeholder={t('posts.textHint')}
          max={MAX_POST}
          value={body}
          onChange={(next) => form.setFieldValue('body', next)}
          onProblem={(message) => form.setFieldError('body', message)}
          error={typeof form.errors.body === 'string' ? form.errors.body : null}
        />
        <ExtraFields place="below" {...extras} />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t(sendLabel(rest) ?? 'posts.publish')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void onClose()}>
            {t('action.close')}
          </Button>
          <span className={formClasses.hint}>{t('posts.draftKept')}</span>
        </div>
      </form>
    </Card>
  )
}
