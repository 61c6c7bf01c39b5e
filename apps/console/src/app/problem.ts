import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { ApiError } from './session'

const codes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
  'OFFLINE',
] as const
type Code = (typeof codes)[number]

/** What went wrong, in the terms of the interface: which words to show, and at which field; `path` leads to it through what it is a part of (`input`, `poll`, `options`, `1`). */
export type Problem = { code: Code | 'REFUSED'; message: string; field: string | null; path?: string[] }

const known = (code: unknown): Code => codes.find((candidate) => candidate === code) ?? 'INTERNAL'
/** `input.title`, `title` and `createPost.input.title` are all the field `title`. */
const at = (path: unknown) => {
  const parts = typeof path === 'string' ? path.split('.') : []
  return { field: parts.at(-1) ?? null, path: parts }
}

export function problemOf(error: unknown): Problem & { code: Code } {
  if (error instanceof ApiError) {
    return { code: known(error.code), message: error.message, ...at(error.field) }
  }
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors
    return { code: known(first?.extensions?.code), message: first?.message ?? '', ...at(first?.extensions?.field) }
  }
  if (ServerError.is(error)) return { code: error.statusCode === 429 ? 'RATE_LIMITED' : 'UNAVAILABLE', message: '', field: null }
  if (error instanceof TypeError) return { code: 'OFFLINE', message: '', field: null }
  return { code: 'INTERNAL', message: '', field: null }
}

/** A refusal the API foresaw: its message is in the reader's language and says all there is to say. */
export const refused = (refusal: { message: string }): Problem => ({ code: 'REFUSED', message: refusal.message, field: null })
