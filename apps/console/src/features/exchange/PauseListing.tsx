import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'

const PauseListingListing = graphql(`
  fragment PauseListing on Listing { id title state }
`)
const Pause = graphql(`
  mutation PauseListing($input: PauseListingInput!) {
    pauseListing(input: $input) { __typename ... on Listing { id state version } ... on Refusal { message code } }
  }
`)
const Resume = graphql(`
  mutation ResumeListing($input: ResumeListingInput!) {
    resumeListing(input: $input) { __typename ... on Listing { id state version } ... on Refusal { message code } }
  }
`)

/** Off the board for a while, or back on it. */
export function PauseListing({ listing: given }: { listing: FragmentType<typeof PauseListingListing> }) {
  const { t } = useTranslation()
  const { id, title, state } = readFragment(PauseListingListing, given)
  const update = (cache: { evict(what: { fieldName: string }): unknown }) => void ['sharedItems', 'sharingRecords'].forEach((fieldName) => cache.evict({ fieldName }))
  const [pause, pausing] = useMutation(Pause, { update })
  const [resume, resuming] = useMutation(Resume, { update })
  if (state !== 'PUBLISHED' && state !== 'PAUSED') return null
  const variables = { input: { listingId: id } }
  const run = async () => {
    try {
      const result = state === 'PUBLISHED' ? (await pause({ variables })).data?.pauseListing : (await resume({ variables })).data?.resumeListing
      tell(result?.__typename === 'Listing' ? t(state === 'PUBLISHED' ? 'exchange.paused' : 'exchange.resumed') : (result?.message ?? ''))
    } catch (error) {
      tell(problemOf(error).message)
    }
  }
  const word = state === 'PUBLISHED' ? 'pause' : 'resume'
  return (
    <Button size="xs" variant="subtle" loading={pausing.loading || resuming.loading} onClick={() => void run()} aria-label={t(`exchange.${word}Named`, { title })}>
      {t(`exchange.${word}`)}
    </Button>
  )
}
