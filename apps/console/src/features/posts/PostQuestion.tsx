import { graphql, readFragment, type FragmentType } from '@/gql'

const PostQuestionPost = graphql(`
  fragment PostQuestion on Post { id }
`)

/** What makes a post a question: that it is one, its answer, who else wants to know. */
export function PostQuestion({ post: given }: { post: FragmentType<typeof PostQuestionPost>; compact?: boolean }) {
  readFragment(PostQuestionPost, given)
  return null
}
