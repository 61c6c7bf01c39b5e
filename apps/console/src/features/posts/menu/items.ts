import { edit } from './EditItem'
import { history } from './HistoryItem'
import type { PostMenuItem } from './item'
import { pin } from './PinItem'
import { remove } from './RemoveItem'

/** In the order in which they stand. */
export const items: readonly PostMenuItem[] = [
  edit,
  history,
  pin,
  remove,
]
