import type { ParseKeys } from 'i18next'
import type { ComponentType } from 'react'
import type { CreatePostInput } from '@/gql/graphql'

/** What an extra sees of the rest of the post, such as the title while it is typed. */
export type Around = { spaceId: string; title: string }
export type FieldProps<V> = Around & {
  value: V
  onChange: (value: V) => void
  error?: string | undefined
  /** What the API objects to inside of the value, by where it stands there (`options.1`). */
  inside: Record<string, string>
  /** What the other extras add to the post: a question cannot thank anybody. */
  others: Partial<CreatePostInput>
}

/** A part of the composer beyond title, words and space: a file of its own, and a line in `extras.ts`. */
export type ComposerExtra<V> = {
  /** Its name among the form's values; the API's objections to an input field of this name are shown at it. */
  key: string
  initial: V
  /** Above the words, such as what a title reminds of, or below them. */
  place: 'above' | 'below'
  Field: ComponentType<FieldProps<V>>
  /** What it adds to the input. */
  input: (value: V) => Partial<CreatePostInput>
  /** What the main button says while it matters, as a key of the translations. */
  send?: (value: V) => ParseKeys | undefined
}
export type AnyExtra = ComposerExtra<never>

export const defineExtra = <V,>(extra: ComposerExtra<V>) => extra as unknown as AnyExtra
