import type { AnyExtra } from './extra'
import { schedule } from './ScheduleField'
import { tags } from './TagsField'

/** In the order in which they stand. */
export const extras: readonly AnyExtra[] = [
  tags,
  schedule,
]
