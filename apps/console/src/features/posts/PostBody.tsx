import { graphql, readFragment, type FragmentType } from '@/gql'
import { CelebrationFacts } from './Celebration'
import { Thanked } from './media/Thanked'
import { Words } from './Words'

const PostBodyPost = graphql(`
  fragment PostBody on Post { id text body ...Celebration ...Thanked }
`)

/** The words of a post on its own page. */
export function PostBody({ post: given }: { post: FragmentType<typeof PostBodyPost> }) {
  const post = readFragment(PostBodyPost, given)
  return (
    <>
      <CelebrationFacts post={post} />
      <Thanked post={post} />
      {post.body.content.length > 0 ? <Words body={post.body} /> : null}
    </>
  )
}
