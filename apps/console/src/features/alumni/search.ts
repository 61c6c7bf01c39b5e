import type { OpenTo } from '@/gql/graphql'
import { openToChoices } from './choices'

export type DirectorySearch = { decade?: number; department?: string; region?: string; openTo?: OpenTo }

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** The directory's filters as the URL has them. */
export const directorySearch = (search: Record<string, unknown>): DirectorySearch & { q?: string } => ({
  q: text(search.q),
  decade: typeof search.decade === 'number' ? search.decade : undefined,
  department: text(search.department),
  region: text(search.region),
  openTo: openToChoices.find((flag) => flag === search.openTo),
})
