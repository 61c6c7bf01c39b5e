import { ApolloLink } from '@apollo/client'
import { OperationTypeNode } from 'graphql'
import { from, of, switchMap } from 'rxjs'

/** Shows the rules, and answers whether they were accepted. */
type Ask = () => Promise<boolean>
let ask: Ask | null = null

/** While somebody can be asked; what it returns ends that. */
export function asksForConsent(asker: Ask) {
  ask = asker
  return () => {
    if (ask === asker) ask = null
  }
}

const isRefused = (data: object | null | undefined) => Object.values(data ?? {}).some((answer: { __typename?: string } | null) => answer?.__typename === 'RulesNotAccepted')

/** What is refused because the rules were not accepted is done once they are, wherever it was tried; otherwise the refusal stands. */
export const consenting = () =>
  new ApolloLink((operation, forward) => {
    if (operation.operationType !== OperationTypeNode.MUTATION) return forward(operation)
    return forward(operation).pipe(
      switchMap((result) => (ask && isRefused(result.data) ? from(ask()).pipe(switchMap((agreed) => (agreed ? forward(operation) : of(result)))) : of(result))),
    )
  })
