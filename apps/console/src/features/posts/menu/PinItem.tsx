import { Menu } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconPinned, IconPinnedOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import { PostMenuItemPost, type PostMenuItem } from './item'

const PinPost = graphql(`
  mutation PinPost($input: PinPostInput!) { pinPost(input: $input) { ... on Post { id pinnedAt } ... on Refusal { message code } } }
`)
const UnpinPost = graphql(`
  mutation UnpinPost($input: UnpinPostInput!) { unpinPost(input: $input) { ... on Post { id pinnedAt } } }
`)

export const pin: PostMenuItem = {
  key: 'pin',
  useShown: function useShown(post) {
    const { can } = useViewer()
    return can('spaces:manage') && readFragment(PostMenuItemPost, post).state === 'PUBLISHED'
  },
  Item: function PinItem({ post }) {
    const { t } = useTranslation()
    const { id, pinnedAt, space } = readFragment(PostMenuItemPost, post)
    const again = { variables: { input: { id } }, onError: tellProblem, update: (cache: { evict: (what: { fieldName: string }) => boolean }) => void cache.evict({ fieldName: 'posts' }) }
    const [pinIt] = useMutation(PinPost, again)
    const [unpin] = useMutation(UnpinPost, again)
    const toggle = async () => {
      if (pinnedAt) return void (await unpin())
      const { data } = await pinIt()
      if (data?.pinPost.__typename === 'Post') tell(t('writing.pinnedIn', { space: space.name }), () => void unpin())
      else if (data) tellRefusal(data.pinPost)
    }
    const Icon = pinnedAt ? IconPinnedOff : IconPinned
    return (
      <Menu.Item leftSection={<Icon size={17} aria-hidden />} onClick={() => void toggle()}>
        {t(pinnedAt ? 'writing.unpin' : 'writing.pin')}
      </Menu.Item>
    )
  },
}
