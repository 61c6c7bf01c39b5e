import {
  IconAffiliate,
  IconArrowsExchange,
  IconBell,
  IconBook2,
  IconBriefcase,
  IconBuilding,
  IconBulb,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconFileImport,
  IconChartBar,
  IconCertificate,
  IconCoffee,
  IconFileInvoice,
  IconDoorEnter,
  IconEyeCheck,
  IconHome,
  IconLayoutGrid,
  IconIdBadge2,
  IconMask,
  IconListCheck,
  IconMail,
  IconShieldCheck,
  IconMessage2Question,
  IconMessages,
  IconMoodPlus,
  IconRoute,
  IconSchool,
  IconSearch,
  IconSpeakerphone,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Capability } from '@/gql/graphql'
import type { useViewer } from './viewer'

const all = {
  home: { to: '/c/$tenant', icon: IconHome },
  search: { to: '/c/$tenant/search', icon: IconSearch },
  posts: { to: '/c/$tenant/posts', icon: IconMessages },
  spaces: { to: '/c/$tenant/spaces', icon: IconLayoutGrid },
  faq: { to: '/c/$tenant/faq', icon: IconBook2 },
  questionSettings: { to: '/c/$tenant/faq/settings', icon: IconMask },
  reactionSettings: { to: '/c/$tenant/reactions', icon: IconMoodPlus },
  events: { to: '/c/$tenant/events', icon: IconCalendarEvent },
  wishes: { to: '/c/$tenant/wishes', icon: IconBulb },
  certifications: { to: '/c/$tenant/certifications', icon: IconCertificate },
  people: { to: '/c/$tenant/people', icon: IconUsers },
  alumni: { to: '/c/$tenant/alumni', icon: IconUsersGroup },
  consultations: { to: '/c/$tenant/consultations', icon: IconMessage2Question },
  opportunities: { to: '/c/$tenant/opportunities', icon: IconBriefcase },
  roster: { to: '/c/$tenant/roster', icon: IconIdBadge2 },
  participants: { to: '/c/$tenant/participants', icon: IconBuildingCommunity },
  learning: { to: '/c/$tenant/learning', icon: IconSchool },
  comparison: { to: '/c/$tenant/learning/comparison', icon: IconChartBar },
  exchange: { to: '/c/$tenant/exchange', icon: IconArrowsExchange },
  applications: { to: '/c/$tenant/applications', icon: IconDoorEnter },
  bookings: { to: '/c/$tenant/bookings', icon: IconBuilding },
  sharing: { to: '/c/$tenant/sharing', icon: IconEyeCheck },
  proposals: { to: '/c/$tenant/proposals', icon: IconAffiliate },
  collaborations: { to: '/c/$tenant/collaborations', icon: IconRoute },
  procurement: { to: '/c/$tenant/procurement', icon: IconFileInvoice },
  today: { to: '/c/$tenant/today', icon: IconCoffee },
  announce: { to: '/c/$tenant/announce', icon: IconSpeakerphone },
  imports: { to: '/c/$tenant/imports', icon: IconFileImport },
  rules: { to: '/c/$tenant/rules', icon: IconListCheck },
  moderation: { to: '/c/$tenant/moderation', icon: IconShieldCheck },
  notifications: { to: '/c/$tenant/notifications', icon: IconBell },
  mail: { to: '/c/$tenant/mail', icon: IconMail },
  me: { to: '/c/$tenant/me', icon: IconUserCircle },
} as const

export type AreaKey = keyof typeof all
export type Area = { key: AreaKey } & (typeof all)[AreaKey]
export type AreaGroup = { name: 'daily' | 'crossing' | 'operating' | 'mine'; areas: Area[] }

/** The areas that belong to a part which a community switches on: none of them shows where it is off. */
const partOf: Partial<Record<AreaKey, Capability>> = {
  learning: 'LEARNING',
  comparison: 'LEARNING',
  certifications: 'CERTIFICATIONS',
  exchange: 'MATCHING',
  proposals: 'MATCHING',
  alumni: 'ALUMNI',
  consultations: 'ALUMNI',
  opportunities: 'ALUMNI',
  roster: 'ALUMNI',
  bookings: 'MATCHING',
  // Who applies wishes to find partners; a consortium, whose municipalities belong to it anyway, takes no applications.
  applications: 'MATCHING',
}

/** The areas this person has in this community, by what they may do, what it has switched on and what kind it is. */
export function areasOf({ can, has, isFederation, tenant }: Pick<ReturnType<typeof useViewer>, 'can' | 'has' | 'isFederation' | 'tenant'>): AreaGroup[] {
  const isOn = (key: AreaKey) => {
    const part = partOf[key]
    return !part || has(part)
  }
  // A consortium orders, and its municipalities ask for seats: each sees its own side of it.
  const buysTogether = can('procurement:read') && (isFederation ? has('PROCUREMENT') : tenant.kind === 'LEARNING')
  const pick = (...keys: (AreaKey | false)[]) =>
    keys.filter((key) => key !== false).filter(isOn).map((key): Area => ({ key, ...all[key] }))
  const groups: AreaGroup[] = [
    { name: 'daily', areas: pick('home', can('posts:read') && 'search', 'posts', 'spaces', 'faq', 'events', can('wishes:read') && 'wishes', !isFederation && can('learning:read') && 'learning', can('certifications:read') && 'certifications', can('alumni:read') && 'alumni', can('alumni:read') && 'consultations', can('alumni:read') && 'opportunities', can('members:read') && 'people', can('posts:read') && 'rules') },
    {
      name: 'crossing',
      areas: isFederation
        ? pick(
            can('listings:read') && 'exchange',
            can('participations:read') && 'participants',
            can('participations:review') && 'applications',
            can('sharing:read') && 'sharing',
            can('learning:compare') && 'comparison',
            buysTogether && 'procurement',
          )
        : pick(
            can('listings:publish') && 'exchange',
            can('proposals:answer') && 'proposals',
            can('collaborations:read') && 'collaborations',
            buysTogether && 'procurement',
            can('bookings:manage') && 'bookings',
            can('sharing:read') && 'sharing',
          ),
    },
    { name: 'operating', areas: pick(can('today:work') && 'today', can('moderation:manage') && 'moderation', can('roster:manage') && 'roster', can('announcements:send') && 'announce', can('members:manage') && 'imports', can('spaces:manage') && 'questionSettings', can('reactions:manage') && 'reactionSettings') },
    { name: 'mine', areas: pick('notifications', 'mail', 'me') },
  ]
  return groups.filter(({ areas }) => areas.length > 0)
}
