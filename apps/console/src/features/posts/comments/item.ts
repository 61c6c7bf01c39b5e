import type { ComponentType } from 'react'
import { graphql, type FragmentType } from '@/gql'

/** What the items of a comment's menu know of it; an item that needs more adds it here. */
export const CommentMenuItemComment = graphql(`
  fragment CommentMenuItem on Comment { id version body viewerIsAuthor pseudonym { number } attachments { alt file { id name thumbnailUrl } } }
`)
type MenuComment = FragmentType<typeof CommentMenuItemComment>

/** An item is a file, and a line in `items.ts`. */
export type CommentMenuItem = {
  key: string
  /** A hook: whether the item is for this viewer and this comment. */
  useShown: (comment: MenuComment) => boolean
  Item: ComponentType<{ comment: MenuComment; postId: string; onEdit: () => void }>
}
