import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconUserCheck, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tellProblem, tellRefusal } from '@/app/toast'
import { graphql } from '@/gql'

const Follow = graphql(`
  mutation Follow($input: FollowInput!) {
    follow(input: $input) { __typename ... on Follow { id space { id isFollowed } member { id isFollowed } tag { id isFollowed } } ... on Refusal { message } }
  }
`)
const Unfollow = graphql(`
  mutation Unfollow($input: UnfollowInput!) { unfollow(input: $input) { ... on Unfollowed { wasFollowed } } }
`)

type Props = { subject: { __typename: 'Space' | 'Member' | 'Tag'; id: string }; name: string; isFollowed: boolean }
const fieldOf = { Space: 'spaceId', Member: 'memberId', Tag: 'tagId' } as const

/** Whether I follow it, and the way to change that. */
export function FollowButton({ subject, name, isFollowed }: Props) {
  const { t } = useTranslation()
  const [follow, following] = useMutation(Follow)
  const [unfollow, unfollowing] = useMutation(Unfollow, {
    update: (cache) => void cache.modify({ id: cache.identify(subject), fields: { isFollowed: () => false } }),
  })
  const input = { [fieldOf[subject.__typename]]: subject.id }
  const change = () => {
    if (isFollowed) return void unfollow({ variables: { input } }).catch(tellProblem)
    void follow({ variables: { input } })
      .then(({ data }) => {
        if (data?.follow && 'message' in data.follow) tellRefusal(data.follow)
      })
      .catch(tellProblem)
  }
  return (
    <Button
      size="compact-sm"
      variant={isFollowed ? 'light' : 'default'}
      aria-label={t(isFollowed ? 'feed.followedName' : 'feed.followName', { name })}
      leftSection={isFollowed ? <IconUserCheck size={15} aria-hidden /> : <IconUserPlus size={15} aria-hidden />}
      loading={following.loading || unfollowing.loading}
      onClick={change}
    >
      {t(isFollowed ? 'feed.followed' : 'feed.follow')}
    </Button>
  )
}
