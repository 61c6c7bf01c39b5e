import { moderate, report } from './ModerationItems'
import { edit, remove } from './OwnItems'
import type { CommentMenuItem } from './item'

/** In the order in which they stand. */
export const items: readonly CommentMenuItem[] = [
  edit,
  report,
  remove,
  moderate,
]
