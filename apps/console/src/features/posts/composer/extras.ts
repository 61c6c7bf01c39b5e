import { attachments } from '../media/AttachmentsField'
import { poll } from '../media/PollField'
import { thanked } from '../media/ThankedField'
import type { AnyExtra } from './extra'
import { schedule } from './ScheduleField'
import { kind, signing } from '@/features/questions/KindField'
import { tags } from './TagsField'

/** In the order in which they stand. */
export const extras: readonly AnyExtra[] = [
  thanked,
  attachments,
  poll,
  kind,
  tags,
  schedule,
  signing,
]
