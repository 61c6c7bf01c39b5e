import { useState } from 'react'
import { problemOf, refused, type Problem } from '@/app/problem'

export type Answer = { __typename?: string; message?: string } | null | undefined

/** Sends something that is either done or refused with a sentence. */
export function useAct() {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  /** True when it was done. */
  const act = async (send: () => Promise<Answer>) => {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await send()
      if (answer?.message === undefined) return true
      setProblem(refused({ message: answer.message }))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
    return false
  }
  return { act, busy, problem, forget: () => setProblem(null) }
}
