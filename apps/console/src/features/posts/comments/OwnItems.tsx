import { Button, Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { graphql, readFragment } from '@/gql'
import formClasses from '@/ui/Form.module.css'
import { CommentMenuItemComment, type CommentMenuItem } from './item'

const RemoveComment = graphql(`
  mutation RemoveComment($input: RemoveCommentInput!) { removeComment(input: $input) { ... on CommentGone { commentId postId } } }
`)

export const edit: CommentMenuItem = {
  key: 'edit',
  useShown: (comment) => readFragment(CommentMenuItemComment, comment).viewerIsAuthor,
  Item: function EditItem({ onEdit }) {
    const { t } = useTranslation()
    return (
      <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
        {t('writing.edit')}
      </Menu.Item>
    )
  },
}

export const remove: CommentMenuItem = {
  key: 'remove',
  useShown: edit.useShown,
  Item: function RemoveItem({ comment, postId }) {
    const { t } = useTranslation()
    const { id } = readFragment(CommentMenuItemComment, comment)
    const [isOpen, { open, close }] = useDisclosure()
    const [remove, { loading }] = useMutation(RemoveComment, {
      onError: tellProblem,
      update(cache) {
        cache.evict({ id: cache.identify({ __typename: 'Comment', id }) })
        const post = cache.identify({ __typename: 'Post', id: postId })
        if (post) cache.modify<{ commentCount: number }>({ id: post, fields: { commentCount: (count) => count - 1 } })
      },
    })
    const go = async () => {
      const { data } = await remove({ variables: { input: { id } } })
      if (data) tell(t('writing.commentRemoved'))
    }
    return (
      <>
        <Menu.Item closeMenuOnClick={false} color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={open}>
          {t('writing.remove')}
        </Menu.Item>
        <Modal opened={isOpen} onClose={close} title={t('writing.removeCommentTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
          <div className={formClasses.form}>
            <p>{t('writing.removeCommentText')}</p>
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
