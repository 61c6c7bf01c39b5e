import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FragmentType } from '@/gql'
import type { CommentMenuItemComment } from './item'
import { items } from './items'

/** What may be done with a comment: each item decides for itself whether it is there. */
export function CommentMenu({ comment, postId, onEdit }: { comment: FragmentType<typeof CommentMenuItemComment>; postId: string; onEdit: () => void }) {
  const { t } = useTranslation()
  const shown = items.filter(({ useShown }) => useShown(comment))
  if (shown.length === 0) return null
  return (
    <Menu position="bottom-end" width={200} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('writing.commentMenu')}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map(({ key, Item }) => (
          <Item key={key} comment={comment} postId={postId} onEdit={onEdit} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
