import { Button, Menu, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import formClasses from '@/ui/Form.module.css'
import { PostMenuItemPost, type PostMenuItem } from './item'

const RemovePost = graphql(`
  mutation RemovePost($input: RemovePostInput!) { removePost(input: $input) { ... on Post { id state } } }
`)

export const remove: PostMenuItem = {
  key: 'remove',
  useShown: (post) => {
    const { viewerIsAuthor, state } = readFragment(PostMenuItemPost, post)
    return viewerIsAuthor && state !== 'REMOVED'
  },
  Item: function RemoveItem({ post }) {
    const { t } = useTranslation()
    const { id, title } = readFragment(PostMenuItemPost, post)
    const { slug } = useViewer()
    const navigate = useNavigate()
    const [isOpen, { open, close }] = useDisclosure()
    const [reason, setReason] = useState('')
    const [remove, { loading }] = useMutation(RemovePost, {
      onError: tellProblem,
      update(cache) {
        cache.evict({ fieldName: 'posts' })
        cache.evict({ fieldName: 'drafts' })
      },
    })
    const go = async () => {
      const { data } = await remove({ variables: { input: { id, reason: reason.trim() || null } } })
      if (!data) return
      tell(t('writing.removed'))
      await navigate({ to: '/c/$tenant/posts', params: { tenant: slug } })
    }
    return (
      <>
        <Menu.Item closeMenuOnClick={false} color="red" leftSection={<IconTrash size={17} aria-hidden />} onClick={open}>
          {t('writing.remove')}
        </Menu.Item>
        <Modal opened={isOpen} onClose={close} title={t('writing.removeTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
          <div className={formClasses.form}>
            <p>{t('writing.removeText', { title })}</p>
            <Textarea label={t('writing.reason')} autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            <div className={formClasses.buttons}>
              <Button color="red" loading={loading} onClick={() => void go()}>
                {t('writing.remove')}
              </Button>
              <Button variant="subtle" color="gray" onClick={close}>
                {t('action.cancel')}
              </Button>
            </div>
          </div>
        </Modal>
      </>
    )
  },
}
