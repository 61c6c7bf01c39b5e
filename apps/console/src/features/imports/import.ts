import { graphql } from '@/gql'
import type { ImportFactsFragment, ImportKind } from '@/gql/graphql'

export const ImportFacts = graphql(`
  fragment ImportFacts on Import {
    id
    kind
    state
    encoding
    rowCount
    doneCount
    createCount
    changeCount
    sameCount
    skipCount
    badCount
    createdAt
    columns { column heading name }
    file { name }
    failedRowsFile { name url }
  }
`)

export const KindsQuery = graphql(`
  query ImportKinds {
    importKinds { kind label columns { name heading isRequired } }
  }
`)

export const isRunning = ({ state }: Pick<ImportFactsFragment, 'state'>) => state === 'VALIDATING' || state === 'APPLYING'

const key = (tenant: string, kind: ImportKind) => `ekkyo.import.${tenant}.${kind}`

/** Which import is on the table: kept for this tab, so that it is still there after a reload. */
export const onTable = {
  get: (tenant: string, kind: ImportKind) => sessionStorage.getItem(key(tenant, kind)),
  put(tenant: string, kind: ImportKind, id: string | null) {
    if (id) sessionStorage.setItem(key(tenant, kind), id)
    else sessionStorage.removeItem(key(tenant, kind))
  },
}
