import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@apollo/client/react'
import { IconArchive, IconArrowDown, IconArrowUp, IconLock, IconMessages, IconPlus } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { many } from '@/features/feed/unread'
import { useViewer } from '@/features/frame/viewer'
import { NewSpace } from '@/features/posts/NewSpace'
import { graphql, readFragment } from '@/gql'
import type { SpaceCardFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tab, Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { Joining } from './Joining'
import { LevelChoice } from './LevelChoice'
import { RequestCard } from './Requests'
import { SpaceCardSpace, useSpaceActs } from './space'
import classes from './Spaces.module.css'

const SpacesQuery = graphql(`
  query Spaces($filter: SpaceFilter, $after: String) {
    spaces(filter: $filter, first: 50, after: $after) { edges { node { id ...SpaceCard } } pageInfo { hasNextPage endCursor } }
    spaceRequests(filter: { state: SUBMITTED }, first: 20) { edges { node { id ...RequestCard } } }
  }
`)
const route = getRouteApi('/c/$tenant/spaces')

export function SpacesPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { archived } = route.useSearch()
  const [isOpen, { open, close }] = useDisclosure()
  const query = useQuery(SpacesQuery, { variables: { filter: archived ? { isArchived: true } : null }, fetchPolicy: 'cache-and-network' })
  const params = { tenant: slug }
  return (
    <>
      <PageHeader
        title={t('spaces.title')}
        lead={t('spaces.lead')}
        actions={
          can('spaces:manage') ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
              {t('posts.newSpace')}
            </Button>
          ) : null
        }
      />
      <NewSpace isOpen={isOpen} onClose={close} />
      <Tabs label={t('spaces.title')}>
        <Tab to="/c/$tenant/spaces" params={params} aria-current={archived ? undefined : 'page'}>
          {t('spaces.inUse')}
        </Tab>
        <Tab to="/c/$tenant/spaces" params={params} search={{ archived: true }} aria-current={archived ? 'page' : undefined}>
          {t('spaces.archive')}
        </Tab>
      </Tabs>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ spaces, spaceRequests }) => {
          const all = readFragment(SpaceCardSpace, spaces.edges.map(({ node }) => node))
          return (
            <>
              {spaceRequests.edges.length > 0 && !archived ? (
                <section className={classes.section} aria-labelledby="space-requests">
                  <h2 id="space-requests">{t('spaces.requests', { count: spaceRequests.edges.length })}</h2>
                  {spaceRequests.edges.map(({ node }) => (
                    <RequestCard key={node.id} request={node} />
                  ))}
                </section>
              ) : null}
              {all.length === 0 ? (
                <EmptyState icon={archived ? <IconArchive /> : <IconMessages />} title={t(archived ? 'spaces.nothingArchived' : 'spaces.none')}>
                  {t(archived ? 'spaces.nothingArchivedText' : 'spaces.noneText')}
                </EmptyState>
              ) : (
                <section className={classes.section} aria-label={t('spaces.title')}>
                  <ul className={classes.list}>
                    {all.map((space, i) => (
                      <li key={space.id}>
                        <SpaceRow space={space} order={archived ? undefined : { ids: all.map(({ id }) => id), at: i }} />
                      </li>
                    ))}
                  </ul>
                  <LoadMore page={spaces.pageInfo} fetchMore={query.fetchMore} />
                </section>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function SpaceRow({ space, order }: { space: SpaceCardFragment; order: { ids: string[]; at: number } | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const { move } = useSpaceActs()
  const { id, name, description, access, peopleCount, postCount, unreadCount, isArchived, standing } = space
  return (
    <Card as="article" aria-label={name}>
      <div className={classes.head}>
        <h2 className={classes.name}>
          <Link to="/c/$tenant/spaces/$id" params={{ tenant: slug, id }}>
            {name}
          </Link>
        </h2>
        {access === 'OPEN' ? null : (
          <Tag tone="accent">
            <IconLock size={13} aria-hidden /> {t(`posts.access.${access}`)}
          </Tag>
        )}
        {standing.role === 'KEEPER' ? <Tag>{t('spaces.role.KEEPER')}</Tag> : null}
        {standing.waitingCount > 0 ? <Tag tone="notice">{t('spaces.waitingCount', { count: standing.waitingCount })}</Tag> : null}
        {order && can('spaces:manage') ? (
          <span className={classes.buttons}>
            <ActionIcon variant="default" size="md" aria-label={t('spaces.moveUp', { name })} disabled={order.at === 0} onClick={() => void move(id, order.ids[order.at - 2] ?? null)}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size="md" aria-label={t('spaces.moveDown', { name })} disabled={order.at === order.ids.length - 1} onClick={() => void move(id, order.ids[order.at + 1] ?? null)}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </span>
        ) : null}
      </div>
      <p className={classes.text}>{description ?? t(isArchived ? 'spaces.archivedText' : `spaces.accessText.${access}`)}</p>
      <div className={classes.row}>
        <p className={classes.facts}>
          <span>{peopleCount != null ? t('spaces.people', { count: peopleCount }) : isArchived ? null : t('spaces.everybody')}</span>
          {postCount == null ? null : <span>{t('spaces.posts', { count: postCount, number: format.number(postCount) })}</span>}
          {unreadCount > 0 ? <strong>{t('spaces.newPosts', { count: unreadCount, number: many(unreadCount) })}</strong> : null}
        </p>
        {isArchived ? null : <LevelChoice space={space} />}
        <Joining space={space} />
      </div>
    </Card>
  )
}
