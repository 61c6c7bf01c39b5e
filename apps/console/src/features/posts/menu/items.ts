import { edit } from './EditItem'
import { history } from './HistoryItem'
import type { PostMenuItem } from './item'
import { moderate, report } from './ModerationItems'
import { pin } from './PinItem'
import { remove } from './RemoveItem'

/** In the order in which they stand. */
export const items: readonly PostMenuItem[] = [
  edit,
  history,
  pin,
  report,
  remove,
  moderate,
]
