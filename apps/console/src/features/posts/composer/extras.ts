import type { AnyExtra } from './extra'
import { schedule } from './ScheduleField'
import { kind, signing } from '@/features/questions/KindField'
import { tags } from './TagsField'

/** In the order in which they stand. */
export const extras: readonly AnyExtra[] = [
  kind,
  tags,
  schedule,
  signing,
]
