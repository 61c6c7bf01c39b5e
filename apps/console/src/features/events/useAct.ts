import { useState } from 'react'
import type { TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { problemOf, refused, type Problem } from '@/app/problem'

/** The one field of a mutation's answer: what was changed, or why it was refused. */
type Answer = Record<string, { __typename?: string; message?: string } | string | undefined>

/** Does one thing and says what was in the way; true when it was done. */
export function useAct() {
  const client = useApolloClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  async function act<D, V extends Record<string, unknown>>(mutation: TypedDocumentNode<D, V>, variables: V, refetch: 'active' | string[] = 'active'): Promise<D | null> {
    setBusy(true)
    setProblem(null)
    try {
      const { data } = await client.mutate({ mutation, variables: variables as never, refetchQueries: refetch, awaitRefetchQueries: false })
      const result = Object.values((data ?? {}) as Answer).find((one) => typeof one === 'object')
      if (typeof result === 'object' && result.message !== undefined) {
        setProblem(refused({ message: result.message }))
        return null
      }
      return (data as D | undefined) ?? null
    } catch (error) {
      setProblem(problemOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, problem, setProblem }
}
