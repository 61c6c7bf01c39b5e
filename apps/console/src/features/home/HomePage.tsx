import { useQuery } from '@apollo/client/react'
import { IconMessages } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EventCard } from '@/features/events/EventCard'
import { NewsCard } from '@/features/feed/NewsCard'
import { useCommunities } from '@/features/frame/communities'
import { useViewer } from '@/features/frame/viewer'
import { PostCard } from '@/features/posts/PostCard'
import { Starters } from '@/features/posts/Starters'
import { graphql } from '@/gql'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Aside } from './Aside'
import { BoardPreview } from './BoardPreview'
import { FirstSteps } from './FirstSteps'
import { TodayEntry } from './TodayEntry'
import { MutualNotice } from './MutualNotice'
import classes from './HomePage.module.css'

const HomeQuery = graphql(`
  query Home($proposals: Boolean!, $board: Boolean!) {
    posts(first: 6) { edges { node { id ...PostCard } } pageInfo { hasNextPage endCursor } }
    events(filter: { when: UPCOMING }, first: 6) {
      edges { node { id startsAt cancelledAt capacity registeredCount viewerRegistration { id state } ...EventCard ...AsideEvent } }
      pageInfo { hasNextPage endCursor }
    }
    jointEvents(first: 10) { edges { node { id ...AsideJointEvent } } }
    proposals(first: 10) @include(if: $proposals) {
      edges { node { id ...AsideProposal ...MutualNotice } }
      pageInfo { hasNextPage endCursor }
    }
    listings(first: 4) @include(if: $board) {
      edges { node { id ...ListingCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

const partOfDay = () => {
  const hour = new Date().getHours()
  return hour >= 4 && hour < 11 ? 'morning' : hour >= 11 && hour < 18 ? 'day' : 'evening'
}

/** What needs me, what is new, what comes next. */
export function HomePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { slug, member, can, has, isFederation } = useViewer()
  const isMatching = has('MATCHING')
  const unread = useCommunities().find(({ tenant }) => tenant.slug === slug)?.unread ?? 0
  const query = useQuery(HomeQuery, {
    variables: { proposals: isMatching && can('proposals:answer') && !isFederation, board: isMatching && isFederation && can('listings:read') },
  })
  const params = { tenant: slug }
  return (
    <>
      <PageHeader
        title={t(`home.greeting.${partOfDay()}`, { name: member.displayName })}
        lead={unread > 0 ? t('home.unread', { count: unread }) : t('home.calm')}
      />
      <NewsCard key={slug} />
      <FirstSteps />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ posts, events, jointEvents, proposals, listings }) => {
          const free = events.edges.filter(({ node }) => node.viewerRegistration === null && node.cancelledAt === null)
          const next = free.find(({ node }) => node.registeredCount < node.capacity) ?? free[0]
          return (
            <div className={classes.columns}>
              <div className={classes.main}>
                {can('today:work') ? <TodayEntry /> : null}
                {proposals?.edges.map(({ node }) => <MutualNotice key={node.id} proposal={node} />)}
                {listings ? <BoardPreview listings={listings.edges.map(({ node }) => node)} /> : null}
                {next ? (
                  <section aria-labelledby="next-event" className={classes.section}>
                    <h2 id="next-event" className={classes.title}>
                      {t('home.nextEvent')}
                    </h2>
                    <EventCard event={next.node} />
                  </section>
                ) : null}
                <section aria-labelledby="new-posts" className={classes.section}>
                  <h2 id="new-posts" className={classes.title}>
                    {t('home.newPosts')}
                    <Link to="/c/$tenant/posts" params={params} className={classes.all}>
                      {t('home.allPosts')}
                    </Link>
                  </h2>
                  {posts.edges.length === 0 ? (
                    <EmptyState icon={<IconMessages />} title={t('posts.empty')}>
                      {can('posts:write') ? (
                        <Starters onChoose={() => void navigate({ to: '/c/$tenant/posts', params, search: { write: true } })} />
                      ) : (
                        t('posts.emptyText')
                      )}
                    </EmptyState>
                  ) : (
                    <List>
                      {posts.edges.map(({ node }) => (
                        <PostCard key={node.id} post={node} />
                      ))}
                    </List>
                  )}
                </section>
              </div>
              <Aside
                unread={unread}
                events={events.edges.map(({ node }) => node)}
                jointEvents={jointEvents.edges.map(({ node }) => node)}
                proposals={proposals?.edges.map(({ node }) => node) ?? []}
              />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
