import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { List } from '@/ui/List'
import { PostCard } from './PostCard'
import classes from './PinnedPosts.module.css'

const PinnedQuery = graphql(`
  query PinnedPosts($space: ID!) {
    posts(filter: { spaceId: $space, isPinned: true }, first: 5) { edges { node { id ...PostCard } } }
  }
`)

/** What the operators want read first in a space. */
export function PinnedPosts({ space }: { space: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(PinnedQuery, { variables: { space } })
  if (!data || data.posts.edges.length === 0) return null
  return (
    <div className={classes.pinned}>
      <List label={t('writing.pinnedList')}>
        {data.posts.edges.map(({ node }) => (
          <PostCard key={node.id} post={node} />
        ))}
      </List>
    </div>
  )
}
