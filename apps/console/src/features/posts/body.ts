import type { TFunction } from 'i18next'
import { wordsOf, type RichText } from '@/ui/richText'

/** In characters, as the API counts them. */
export const MAX_POST = 20_000
export const MAX_COMMENT = 10_000

/** Said before it is sent: too much, or nothing at all. */
export function bodyProblem(body: RichText, t: TFunction, max = MAX_POST) {
  const words = wordsOf(body)
  if (words === '') return t('posts.textMissing')
  const count = [...words].length
  return count > max ? t('writing.tooLong', { max, count }) : null
}
