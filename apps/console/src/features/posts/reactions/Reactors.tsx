import { useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { PostReactorsQuery } from '@/gql/graphql'
import { Avatar } from '@/ui/Avatar'
import { Loaded } from '@/ui/Loaded'
import { LoadMore } from '@/ui/LoadMore'
import { ListSkeleton } from '@/ui/Skeletons'
import { reactionIcons } from './icons'
import type { Subject } from './reacting'
import classes from './ReactionBar.module.css'

const PostReactors = graphql(`
  query PostReactors($id: ID!, $filter: ReactionFilter, $after: String) {
    postReactions(id: $id, filter: $filter, first: 30, after: $after) {
      edges { node { key reactedAt member { id displayName department } option { id icon word } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const CommentReactors = graphql(`
  query CommentReactors($id: ID!, $filter: ReactionFilter, $after: String) {
    commentReactions(id: $id, filter: $filter, first: 30, after: $after) {
      edges { node { key reactedAt member { id displayName department } option { id icon word } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const ALL = 'all'

/** Who reacted, newest first; of one way, or of all. */
export function Reactors({ subject: { __typename, id, reactions } }: { subject: Subject }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(ALL)
  const variables = { id, filter: wanted === ALL ? null : { optionId: wanted } }
  return (
    <div className={classes.reactors}>
      {reactions.length > 1 ? (
        <div className={classes.ways}>
          <SegmentedControl
            size="xs"
            aria-label={t('reactions.which')}
            value={wanted}
            onChange={setWanted}
            data={[{ value: ALL, label: t('reactions.all') }, ...reactions.map(({ option, count }) => ({ value: option.id, label: `${option.word} ${count}` }))]}
          />
        </div>
      ) : null}
      {__typename === 'Post' ? <OfPost key={wanted} variables={variables} /> : <OfComment key={wanted} variables={variables} />}
    </div>
  )
}

type Variables = { variables: { id: string; filter: { optionId: string } | null } }

function OfPost({ variables }: Variables) {
  const query = useQuery(PostReactors, { variables, fetchPolicy: 'network-only' })
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
      {({ postReactions }) => <People page={postReactions} fetchMore={query.fetchMore} />}
    </Loaded>
  )
}

function OfComment({ variables }: Variables) {
  const query = useQuery(CommentReactors, { variables, fetchPolicy: 'network-only' })
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
      {({ commentReactions }) => <People page={commentReactions} fetchMore={query.fetchMore} />}
    </Loaded>
  )
}

function People({ page: { edges, pageInfo }, fetchMore }: { page: PostReactorsQuery['postReactions']; fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown> }) {
  return (
    <>
      <ul className={classes.people}>
        {edges.map(({ node: { key, member, option } }) => {
          const Icon = reactionIcons[option.icon]
          return (
            <li key={key}>
              <Avatar name={member.displayName} size="sm" />
              <span className={classes.person}>
                {member.displayName}
                {member.department ? <span className={classes.quiet}>{member.department}</span> : null}
              </span>
              <span className={classes.way}>
                <Icon size={16} stroke={1.8} aria-hidden />
                {option.word}
              </span>
            </li>
          )
        })}
      </ul>
      <LoadMore page={pageInfo} fetchMore={fetchMore} />
    </>
  )
}
