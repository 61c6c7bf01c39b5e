import {
  IconArticle,
  IconBook2,
  IconBriefcase,
  IconBuilding,
  IconMicrophone2,
  IconSpeakerphone,
  IconTicket,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { ListingKind } from '@/gql/graphql'

const icons: Record<ListingKind, Icon> = {
  VENUE: IconBuilding,
  PUBLICITY: IconSpeakerphone,
  CONTENT: IconArticle,
  SPEAKER: IconMicrophone2,
  AUDIENCE: IconUsersGroup,
  KNOWLEDGE: IconBook2,
  OPPORTUNITY: IconBriefcase,
  SEATS: IconTicket,
}

export function KindIcon({ kind, size = 14 }: { kind: ListingKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.8} aria-hidden />
}
