import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './PostTags.module.css'

const PostTagsPost = graphql(`
  fragment PostTags on Post { id tags { id name } }
`)

export function PostTags({ post }: { post: FragmentType<typeof PostTagsPost> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { tags } = readFragment(PostTagsPost, post)
  if (tags.length === 0) return null
  return (
    <ul className={classes.tags} aria-label={t('writing.tags')}>
      {tags.map(({ id, name }) => (
        <li key={id}>
          <Link to="/c/$tenant/posts" params={{ tenant: slug }} search={{ tag: id }} className={classes.tag}>
            #{name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
