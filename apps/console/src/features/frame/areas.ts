import {
  IconAffiliate,
  IconArrowsExchange,
  IconBell,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconHome,
  IconMail,
  IconMessages,
  IconRoute,
  IconSpeakerphone,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import type { useViewer } from './viewer'

const all = {
  home: { to: '/c/$tenant', icon: IconHome },
  posts: { to: '/c/$tenant/posts', icon: IconMessages },
  events: { to: '/c/$tenant/events', icon: IconCalendarEvent },
  people: { to: '/c/$tenant/people', icon: IconUsers },
  participants: { to: '/c/$tenant/participants', icon: IconBuildingCommunity },
  exchange: { to: '/c/$tenant/exchange', icon: IconArrowsExchange },
  proposals: { to: '/c/$tenant/proposals', icon: IconAffiliate },
  collaborations: { to: '/c/$tenant/collaborations', icon: IconRoute },
  announce: { to: '/c/$tenant/announce', icon: IconSpeakerphone },
  notifications: { to: '/c/$tenant/notifications', icon: IconBell },
  mail: { to: '/c/$tenant/mail', icon: IconMail },
  me: { to: '/c/$tenant/me', icon: IconUserCircle },
} as const

export type AreaKey = keyof typeof all
export type Area = { key: AreaKey } & (typeof all)[AreaKey]
export type AreaGroup = { name: 'daily' | 'crossing' | 'operating' | 'mine'; areas: Area[] }

/** The areas this person has in this community, by what they may do and what kind it is. */
export function areasOf({ can, isFederation }: Pick<ReturnType<typeof useViewer>, 'can' | 'isFederation'>): AreaGroup[] {
  const pick = (...keys: (AreaKey | false)[]) =>
    keys.filter((key) => key !== false).map((key): Area => ({ key, ...all[key] }))
  const groups: AreaGroup[] = [
    { name: 'daily', areas: pick('home', 'posts', 'events', can('members:read') && 'people') },
    {
      name: 'crossing',
      areas: isFederation
        ? pick(can('listings:read') && 'exchange', can('participations:read') && 'participants')
        : pick(
            can('listings:publish') && 'exchange',
            can('proposals:answer') && 'proposals',
            can('collaborations:read') && 'collaborations',
          ),
    },
    { name: 'operating', areas: pick(can('announcements:send') && 'announce') },
    { name: 'mine', areas: pick('notifications', 'mail', 'me') },
  ]
  return groups.filter(({ areas }) => areas.length > 0)
}
