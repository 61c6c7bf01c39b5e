import { useTranslation } from 'react-i18next'
import type { FragmentType } from '@/gql'
import { ItemMenu } from '../ItemMenu'
import type { CommentMenuItemComment } from './item'
import { items } from './items'

/** What may be done with a comment: each item decides for itself whether it is there. */
export function CommentMenu({ comment, postId, onEdit }: { comment: FragmentType<typeof CommentMenuItemComment>; postId: string; onEdit: () => void }) {
  const { t } = useTranslation()
  const shown = items.filter(({ useShown }) => useShown(comment))
  if (shown.length === 0) return null
  return (
    <ItemMenu label={t('writing.commentMenu')}>
      {shown.map(({ key, Item }) => (
        <Item key={key} comment={comment} postId={postId} onEdit={onEdit} />
      ))}
    </ItemMenu>
  )
}
