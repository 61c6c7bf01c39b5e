import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SpaceAccess } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const CreateSpace = graphql(`
  mutation CreateSpace($input: CreateSpaceInput!) {
    createSpace(input: $input) { ... on Space { id ...SpaceFilterSpace } ... on Refusal { message code } }
  }
`)
const accesses = ['OPEN', 'CLOSED', 'SECRET'] as const satisfies SpaceAccess[]
const initialAccess: SpaceAccess = 'OPEN'

export function NewSpace({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [create] = useMutation(CreateSpace, {
    refetchQueries: ['Posts'],
    update: (cache) => void cache.evict({ fieldName: 'spaces' }),
  })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.space`, {
    initialValues: { name: '', description: '', access: initialAccess },
    validate: { name: (value) => (value.trim() === '' ? t('posts.spaceNameMissing') : null) },
  })
  const send = submit(async ({ description, ...values }, idempotencyKey) => {
    const { data } = await create({ variables: { input: { ...values, description: description || null, idempotencyKey } } })
    if (data?.createSpace.__typename !== 'Space') return data?.createSpace
    onClose()
    await navigate({ to: '/c/$tenant/posts', params: { tenant: slug }, search: { space: data.createSpace.id } })
    return undefined
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('posts.newSpace')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={send} noValidate className={classes.form}>
        <ErrorNote problem={problem} />
        <TextInput label={t('posts.spaceName')} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('posts.spaceDescription')} {...form.getInputProps('description')} />
        <NativeSelect
          label={t('posts.spaceAccess')}
          data={accesses.map((value) => ({ value, label: t(`posts.access.${value}`) }))}
          {...form.getInputProps('access')}
        />
        <Button type="submit" loading={busy}>
          {t('posts.createSpace')}
        </Button>
      </form>
    </Modal>
  )
}
