import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import classes from './PostByline.module.css'

const BylineAuthor = graphql(`
  fragment BylineAuthor on Member { id displayName role }
`)

type Props = { author: FragmentType<typeof BylineAuthor> | null | undefined; pseudonym?: { name: string } | null | undefined }

function useName({ author, pseudonym }: Props) {
  const { t } = useTranslation()
  return readFragment(BylineAuthor, author)?.displayName ?? pseudonym?.name ?? t('posts.anonymous')
}

/** The face of who wrote it; a neutral one when that was done anonymously. */
export function Face({ author, pseudonym, size = 'md' }: Props & { size?: 'sm' | 'md' }) {
  return <Avatar name={useName({ author, pseudonym })} size={size} visiting={readFragment(BylineAuthor, author)?.role === 'GUEST'} />
}

/** Who wrote it; by a link to their page, where that is known. */
export function Name(props: Props) {
  const { slug } = useViewer()
  const name = useName(props)
  const author = readFragment(BylineAuthor, props.author)
  return author ? (
    <Link to="/c/$tenant/people/$id" params={{ tenant: slug, id: author.id }} className={classes.person}>
      {name}
    </Link>
  ) : (
    <span>{name}</span>
  )
}
