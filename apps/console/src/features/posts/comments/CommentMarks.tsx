import { graphql, readFragment, type FragmentType } from '@/gql'

const CommentMarksComment = graphql(`
  fragment CommentMarks on Comment { id }
`)

/** What a comment is beyond a comment, such as the answer that solved the question. */
export function CommentMarks({ comment }: { comment: FragmentType<typeof CommentMarksComment> }) {
  readFragment(CommentMarksComment, comment)
  return null
}
