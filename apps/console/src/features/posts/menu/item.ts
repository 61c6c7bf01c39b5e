import type { ComponentType } from 'react'
import { graphql, type FragmentType } from '@/gql'

/** What the items of the menu know of the post; an item that needs more adds it here. */
export const PostMenuItemPost = graphql(`
  fragment PostMenuItem on Post { id state version title body pinnedAt viewerIsAuthor pseudonym { name } attachments { alt file { id name thumbnailUrl } } tags { id name } space { id name } }
`)
export type MenuPost = FragmentType<typeof PostMenuItemPost>

/** An item is a file, and a line in `items.ts`. */
export type PostMenuItem = {
  key: string
  /** A hook: whether the item is for this viewer and this post. */
  useShown: (post: MenuPost) => boolean
  Item: ComponentType<{ post: MenuPost; onEdit: () => void }>
}
