import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { setUnread, useCommunities } from '@/features/frame/communities'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { NotificationRow } from './NotificationRow'
import classes from './Notifications.module.css'

const NotificationsQuery = graphql(`
  query Notifications($after: String) {
    notifications(first: 30, after: $after) {
      edges { node { id isRead ...NotificationRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { ... on NotificationsRead { unreadCount } }
  }
`)

export function NotificationsPage() {
  const { t } = useTranslation()
  const { slug, tenant } = useViewer()
  const unread = useCommunities().find((community) => community.tenant.slug === slug)?.unread ?? 0
  const query = useQuery(NotificationsQuery)
  const [mark, { client }] = useMutation(MarkNotificationsRead)
  const nodes = query.data?.notifications.edges.map(({ node }) => node) ?? []

  const read = async (ids: string[] | 'all') => {
    const shown = ids === 'all' ? nodes.filter(({ isRead }) => !isRead).map(({ id }) => id) : ids
    const show = (isRead: boolean) => {
      for (const id of shown) {
        const ref = client.cache.identify({ __typename: 'Notification', id })
        if (ref) client.cache.modify({ id: ref, fields: { isRead: () => isRead } })
      }
    }
    show(true)
    setUnread(tenant.id, (count) => (ids === 'all' ? 0 : count - ids.length))
    try {
      const { data } = await mark({ variables: { input: ids === 'all' ? { all: true } : { ids } } })
      if (data) setUnread(tenant.id, () => data.markNotificationsRead.unreadCount)
      if (ids === 'all') tell(t('notification.allRead'))
    } catch (error) {
      show(false)
      setUnread(tenant.id, () => unread)
      tellProblem(error)
    }
  }

  return (
    <div className={classes.column}>
      <PageHeader
        title={t('notification.title')}
        lead={t('notification.lead')}
        actions={
          unread > 0 ? (
            <Button variant="default" leftSection={<IconChecks size={18} aria-hidden />} onClick={() => void read('all')}>
              {t('notification.readAll')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ notifications: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <EmptyState
              icon={<IconBell />}
              title={t('notification.empty')}
              action={
                <ButtonLink to="/c/$tenant/posts" params={{ tenant: slug }}>
                  {t('notification.toPosts')}
                </ButtonLink>
              }
            >
              {t('notification.emptyText')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.list} aria-label={t('notification.title')}>
                {edges.map(({ node }) => (
                  <NotificationRow
                    key={node.id}
                    notification={node}
                    onOpen={() => (node.isRead ? undefined : void read([node.id]))}
                  />
                ))}
              </ul>
              <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}
