import { useEffect, useEffectEvent } from 'react'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { graphql } from '@/gql'
import type { NotificationKind, NotificationReceivedSubscription } from '@/gql/graphql'
import { LiveToast } from './LiveToast'
import { setUnread, type Community } from './communities'

const NotificationReceived = graphql(`
  subscription NotificationReceived {
    notificationReceived {
      unreadCount
      notification { id kind text subjectId isRead createdAt partner { id name ...MarkTenant } actor { id displayName } }
    }
  }
`)

/** What a page shows of the thing a notification is about: asked for again, so that it changes where it stands. */
const SubjectQuery = graphql(`
  query Subject($id: ID!) {
    node(id: $id) {
      id
      ... on Post { commentCount }
      ... on Event { registeredCount waitlistedCount cancelledAt viewerRegistration { id state waitlistPosition } }
      ... on JointEvent { cancelledAt place onlineUrl viewerRegistration { id state waitlistPosition createdAt } }
      ... on Proposal { state viewerAnswer collaboration { id } }
      ... on Collaboration { collaborationState: state }
    }
  }
`)
/** Their subject has become something else, or its numbers are many: the page on the screen is asked for again. */
const changesPage: NotificationKind[] = ['PROPOSAL_MUTUAL', 'SEATS_REQUESTED', 'LICENCES_ORDERED', 'SEATS_GRANTED']
type Received = NotificationReceivedSubscription['notificationReceived']

function keep(slug: string, { notification }: Received) {
  const { cache } = clientFor(slug)
  const ref = cache.identify(notification)
  cache.modify<{ notifications: { edges: { node: { __ref: string }; cursor: string; __typename: string }[] } }>({
    fields: {
      notifications: (list) => {
        if (!ref || !('edges' in list) || list.edges.some(({ node }) => node.__ref === ref)) return list
        return { ...list, edges: [{ __typename: 'NotificationEdge', cursor: '', node: { __ref: ref } }, ...list.edges] }
      },
    },
  })
}

/** Listens in all of my communities over one socket: the seals count up, and only the community on the screen speaks. */
export function useLiveNotifications(communities: Community[], current: string) {
  const { t } = useTranslation()
  const places = communities.map(({ tenant }) => `${tenant.slug} ${tenant.id}`).join(',')
  const speak = useEffectEvent((slug: string, { notification }: Received) => {
    if (slug !== current) return
    notifications.show({
      id: notification.id,
      title: t(`notification.kind.${notification.kind}`),
      message: <LiveToast slug={slug} id={notification.id} subjectId={notification.subjectId} text={notification.text} />,
      withBorder: true,
      color: notification.partner ? 'cross' : undefined,
      'data-crossing': notification.partner !== null || undefined,
      closeButtonProps: { 'aria-label': t('action.close') },
    })
  })

  useEffect(() => {
    let stopped = false
    const stops = places.split(',').filter(Boolean).map((place) => {
      const [slug = '', id = ''] = place.split(' ')
      const client = clientFor(slug)
      let stop = () => {}
      let pause = 1000

      const listen = () => {
        if (stopped) return
        const subscription = client.subscribe({ query: NotificationReceived, fetchPolicy: 'network-only' }).subscribe({
          next({ data }) {
            pause = 1000
            if (!data) return
            const { notification, unreadCount } = data.notificationReceived
            setUnread(id, () => unreadCount)
            keep(slug, data.notificationReceived)
            if (changesPage.includes(notification.kind)) client.refetchQueries({ include: 'active' })
            else if (notification.subjectId !== null) {
              void client
                .query({ query: SubjectQuery, variables: { id: notification.subjectId }, fetchPolicy: 'network-only' })
                .catch(() => undefined)
            }
            speak(slug, data.notificationReceived)
          },
          error: () => again(),
          complete: () => again(),
        })
        stop = () => subscription.unsubscribe()
      }
      const again = () => {
        if (stopped) return
        const timer = setTimeout(listen, pause)
        pause = Math.min(pause * 2, 60_000)
        stop = () => clearTimeout(timer)
      }
      listen()
      return () => stop()
    })
    return () => {
      stopped = true
      for (const stop of stops) stop()
    }
  }, [places])
}
