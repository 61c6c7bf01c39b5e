import { Menu } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { graphql, readFragment } from '@/gql'
import { RemoveMenuItem } from '../RemoveMenuItem'
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
    return <RemoveMenuItem title={t('writing.removeCommentTitle')} text={t('writing.removeCommentText')} busy={loading} onRemove={() => void go()} />
  },
}
