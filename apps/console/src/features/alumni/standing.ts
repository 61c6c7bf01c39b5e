import { useQuery } from '@apollo/client/react'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'

const StandingQuery = graphql(`
  query AlumniStanding { viewerAlumniClaim { id state createdAt } }
`)

/** How it stands with my own record here, and whether this area is open to me. */
export function useStanding() {
  const { can } = useViewer()
  const query = useQuery(StandingQuery)
  const claim = query.data?.viewerAlumniClaim
  return { claim, isLoaded: query.data !== undefined, takesPart: can('roster:manage') || claim?.state === 'VERIFIED', refetch: query.refetch }
}
