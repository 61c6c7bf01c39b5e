import { AnswerActions, AnswerMarks } from '@/features/questions/AnswerMarks'
import { graphql, readFragment, type FragmentType } from '@/gql'

const CommentMarksComment = graphql(`
  fragment CommentMarks on Comment { id ...AnswerMarks }
`)

type Given = { comment: FragmentType<typeof CommentMarksComment> }

/** What a comment is beyond a comment, such as the answer that solved the question. */
export const CommentMarks = ({ comment }: Given) => <AnswerMarks comment={readFragment(CommentMarksComment, comment)} />

/** What may be made of it. */
export const CommentActions = ({ comment, postId }: Given & { postId: string }) => <AnswerActions comment={readFragment(CommentMarksComment, comment)} postId={postId} />
