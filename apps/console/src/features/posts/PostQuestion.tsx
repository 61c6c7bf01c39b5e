import { QuestionFacts } from '@/features/questions/QuestionFacts'
import { graphql, readFragment, type FragmentType } from '@/gql'

const PostQuestionPost = graphql(`
  fragment PostQuestion on Post { id ...QuestionFacts }
`)

/** What makes a post a question: that it is one, its answer, who else wants to know. */
export const PostQuestion = ({ post, compact = false }: { post: FragmentType<typeof PostQuestionPost>; compact?: boolean }) => (
  <QuestionFacts post={readFragment(PostQuestionPost, post)} compact={compact} />
)
