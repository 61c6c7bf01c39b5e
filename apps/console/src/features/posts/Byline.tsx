import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'

const BylineAuthor = graphql(`
  fragment BylineAuthor on Member { id displayName role }
`)

type Props = { author: FragmentType<typeof BylineAuthor> | null | undefined }

function useName(author: Props['author']) {
  const { t } = useTranslation()
  return readFragment(BylineAuthor, author)?.displayName ?? t('posts.anonymous')
}

/** The face of who wrote it; a neutral one when that was done anonymously. */
export function Face({ author, size = 'md' }: Props & { size?: 'sm' | 'md' }) {
  return <Avatar name={useName(author)} size={size} visiting={readFragment(BylineAuthor, author)?.role === 'GUEST'} />
}

/** Who wrote it. */
export function Name({ author }: Props) {
  return <span>{useName(author)}</span>
}
