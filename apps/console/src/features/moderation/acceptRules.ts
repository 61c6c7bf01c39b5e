import { useMutation } from '@apollo/client/react'
import { graphql } from '@/gql'

const AcceptRules = graphql(`
  mutation AcceptRules($input: AcceptRulesInput!) { acceptRules(input: $input) { ... on RulesVersion { id viewerHasAccepted } ... on Refusal { message code } } }
`)

/** Accepts a version; answers the refusal when it is not the newest any more. */
export function useAcceptRules() {
  const [accept, { loading }] = useMutation(AcceptRules, { update: (cache) => void cache.evict({ fieldName: 'viewerStanding' }) })
  const agree = async (version: number) => {
    const answer = (await accept({ variables: { input: { version } } })).data?.acceptRules
    return answer && 'message' in answer ? answer : undefined
  }
  return { agree, loading }
}
