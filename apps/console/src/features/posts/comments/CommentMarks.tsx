import { AnswerMarks } from '@/features/questions/AnswerMarks'
import { graphql, readFragment, type FragmentType } from '@/gql'

const CommentMarksComment = graphql(`
  fragment CommentMarks on Comment { id ...AnswerMarks }
`)

/** What a comment is beyond a comment, such as the answer that solved the question. */
export const CommentMarks = ({ comment, postId }: { comment: FragmentType<typeof CommentMarksComment>; postId: string }) => (
  <AnswerMarks comment={readFragment(CommentMarksComment, comment)} postId={postId} />
)
