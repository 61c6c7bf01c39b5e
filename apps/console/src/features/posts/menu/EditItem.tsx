import { Menu } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/gql'
import { PostMenuItemPost, type PostMenuItem } from './item'

export const edit: PostMenuItem = {
  key: 'edit',
  useShown: (post) => {
    const { viewerIsAuthor, state } = readFragment(PostMenuItemPost, post)
    return viewerIsAuthor && state !== 'REMOVED' && state !== 'HIDDEN'
  },
  Item: function EditItem({ onEdit }) {
    const { t } = useTranslation()
    return (
      <Menu.Item leftSection={<IconPencil size={17} aria-hidden />} onClick={onEdit}>
        {t('writing.edit')}
      </Menu.Item>
    )
  },
}
