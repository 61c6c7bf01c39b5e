import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SpaceFilterSpaceFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import classes from './Composer.module.css'

const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) { ... on Post { id ...PostCard } ... on Refusal { message code } }
  }
`)

type Props = { spaces: SpaceFilterSpaceFragment[]; space: string | undefined; onClose: () => Promise<void> }

export function Composer({ spaces, space, onClose }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [create] = useMutation(CreatePost, { update: (cache) => void cache.evict({ fieldName: 'posts' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.post`, {
    initialValues: { spaceId: space ?? spaces[0]?.id ?? '', title: '', text: '' },
    validate: {
      spaceId: (value) => (value === '' ? t('posts.spaceMissing') : null),
      title: (value) => (value.trim() === '' ? t('posts.titleMissing') : null),
      text: (value) => (value.trim() === '' ? t('posts.textMissing') : null),
    },
  })
  const send = submit(async (values, idempotencyKey) => {
    const { data } = await create({ variables: { input: { ...values, idempotencyKey } } })
    if (data?.createPost.__typename !== 'Post') return data?.createPost
    await onClose()
    await navigate({ to: '/c/$tenant/posts/$id', params: { tenant: slug, id: data.createPost.id } })
    return undefined
  })
  return (
    <Card as="section" className={classes.composer} aria-label={t('posts.write')}>
      <form onSubmit={send} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <TextInput label={t('posts.postTitle')} placeholder={t('posts.postTitleHint')} autoFocus {...form.getInputProps('title')} />
        <Textarea
          label={t('posts.text')}
          placeholder={t('posts.textHint')}
          autosize
          minRows={4}
          maxRows={16}
          {...form.getInputProps('text')}
        />
        <NativeSelect
          label={t('posts.space')}
          data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('spaceId')}
        />
        <div className={formClasses.buttons}>
          <Button type="submit" loading={busy}>
            {t('posts.publish')}
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
