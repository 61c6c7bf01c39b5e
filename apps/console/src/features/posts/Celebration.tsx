import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PassFacts } from '@/features/certifications/PassFacts'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import classes from './Celebration.module.css'

const CelebrationPost = graphql(`
  fragment Celebration on Post {
    id
    title
    kind
    author { id displayName }
    pass { id ...PassFacts certification { id name } story { id } celebration { id } }
  }
`)
type Props = { post: FragmentType<typeof CelebrationPost> }

/** What a post is called: a celebration says who passed what, in the reader's language. */
export function usePostTitle() {
  const { t } = useTranslation()
  return (post: FragmentType<typeof CelebrationPost>) => {
    const { title, kind, author, pass } = readFragment(CelebrationPost, post)
    return kind === 'CELEBRATION' && pass && author ? t('certifications.celebrated', { name: author.displayName, certification: pass.certification.name }) : title
  }
}

export const PostTitle = ({ post }: Props) => usePostTitle()(post)

/** Below the title of a celebration or a story: the pass it is about, and the way to its story. */
export function CelebrationFacts({ post }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { kind, pass } = readFragment(CelebrationPost, post)
  if (!pass) return null
  const params = { tenant: slug }
  return (
    <div className={classes.pass}>
      <Tag tone="gold">{t(kind === 'STORY' ? 'certifications.story' : 'certifications.state.VERIFIED')}</Tag>
      {kind === 'STORY' ? (
        <Link to="/c/$tenant/certifications/$id" params={{ ...params, id: pass.certification.id }} className={classes.link}>
          {pass.certification.name}
        </Link>
      ) : null}
      <PassFacts pass={pass} />
      {kind === 'CELEBRATION' && pass.story ? (
        <Link to="/c/$tenant/posts/$id" params={{ ...params, id: pass.story.id }} className={classes.link}>
          {t('certifications.readStory')}
        </Link>
      ) : null}
    </div>
  )
}
