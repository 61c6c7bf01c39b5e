import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'

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

/** Who wrote it. */
export function Name(props: Props) {
  return <span>{useName(props)}</span>
}
