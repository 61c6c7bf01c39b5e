import { Textarea } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment } from '@/gql'
import { RemoveMenuItem } from '../RemoveMenuItem'
import { PostMenuItemPost, type PostMenuItem } from './item'

const RemovePost = graphql(`
  mutation RemovePost($input: RemovePostInput!) { removePost(input: $input) { ... on Post { id state } } }
`)

export const remove: PostMenuItem = {
  key: 'remove',
  useShown: (post) => {
    const { viewerIsAuthor, state } = readFragment(PostMenuItemPost, post)
    return viewerIsAuthor && state !== 'REMOVED'
  },
  Item: function RemoveItem({ post }) {
    const { t } = useTranslation()
    const { id, title } = readFragment(PostMenuItemPost, post)
    const { slug } = useViewer()
    const navigate = useNavigate()
    const [reason, setReason] = useState('')
    const [remove, { loading }] = useMutation(RemovePost, {
      onError: tellProblem,
      update(cache) {
        cache.evict({ fieldName: 'posts' })
        cache.evict({ fieldName: 'drafts' })
      },
    })
    const go = async () => {
      const { data } = await remove({ variables: { input: { id, reason: reason.trim() || null } } })
      if (!data) return
      tell(t('writing.removed'))
      await navigate({ to: '/c/$tenant/posts', params: { tenant: slug } })
    }
    return (
      <RemoveMenuItem title={t('writing.removeTitle')} text={t('writing.removeText', { title })} busy={loading} onRemove={() => void go()}>
        <Textarea label={t('writing.reason')} autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </RemoveMenuItem>
    )
  },
}
