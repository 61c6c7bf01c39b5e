import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ItemMenu } from './ItemMenu'
import { items } from './menu/items'

const PostMenuPost = graphql(`
  fragment PostMenu on Post { id ...PostMenuItem }
`)

/** What may be done with a post: each item decides for itself whether it is there. */
export function PostMenu({ post: given, onEdit }: { post: FragmentType<typeof PostMenuPost>; onEdit: () => void }) {
  const { t } = useTranslation()
  const post = readFragment(PostMenuPost, given)
  const shown = items.filter(({ useShown }) => useShown(post))
  if (shown.length === 0) return null
  return (
    <ItemMenu label={t('writing.menu')} size="lg">
      {shown.map(({ key, Item }) => (
        <Item key={key} post={post} onEdit={onEdit} />
      ))}
    </ItemMenu>
  )
}
