import { useQuery } from '@apollo/client/react'
import { graphql } from '@/gql'
import classes from './Feed.module.css'
import { FollowButton } from './FollowButton'

const Followable = graphql(`
  query Followable($id: ID!) { node(id: $id) { id ... on Space { name isFollowed } ... on Tag { name isFollowed } } }
`)

/** The button for the space or the tag that the list is about. */
export function FollowThis({ id }: { id: string }) {
  const { data } = useQuery(Followable, { variables: { id } })
  const node = data?.node
  if (node?.__typename !== 'Space' && node?.__typename !== 'Tag') return null
  return (
    <div className={classes.summary}>
      <FollowButton subject={node} name={node.name} isFollowed={node.isFollowed} />
    </div>
  )
}
