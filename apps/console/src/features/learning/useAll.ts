import { useEffect } from 'react'

type Paged = { hasNextPage: boolean; endCursor?: string | null } | undefined
type More = (options: { variables: { after: string | null } }) => Promise<unknown>

/** Asks for page after page, for a choice that has to offer everything there is. True when it is all there. */
export function useAll(page: Paged, fetchMore: More) {
  const next = page?.hasNextPage ? (page.endCursor ?? null) : null
  useEffect(() => {
    if (next !== null) void fetchMore({ variables: { after: next } }).catch(() => undefined)
  }, [next, fetchMore])
  return page !== undefined && next === null
}
