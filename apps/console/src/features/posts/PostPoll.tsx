import { graphql, readFragment, type FragmentType } from '@/gql'

const PostPollPost = graphql(`
  fragment PostPoll on Post { id }
`)

/** What people are asked to choose from. */
export function PostPoll({ post: given }: { post: FragmentType<typeof PostPollPost>; compact?: boolean }) {
  readFragment(PostPollPost, given)
  return null
}
