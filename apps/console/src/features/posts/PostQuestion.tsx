import { QuestionAnswers, QuestionFacts } from '@/features/questions/QuestionFacts'
import { graphql, readFragment, type FragmentType } from '@/gql'

const PostQuestionPost = graphql(`
  fragment PostQuestion on Post { id ...QuestionFacts }
`)

type Given = { post: FragmentType<typeof PostQuestionPost> }

/** What makes a post a question, above its words. */
export const PostQuestion = ({ post, compact = false }: Given & { compact?: boolean }) => <QuestionFacts post={readFragment(PostQuestionPost, post)} compact={compact} />

/** What answers it, below its words. */
export const PostAnswers = ({ post }: Given) => <QuestionAnswers post={readFragment(PostQuestionPost, post)} />
