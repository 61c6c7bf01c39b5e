import type { ReactNode } from 'react'
import {
  IconAlarm,
  IconBulb,
  IconCalendarCheck,
  IconCalendarQuestion,
  IconUsersPlus,
  IconAt,
  IconMicrophone,
  IconUserExclamation,
  IconUsersGroup,
  IconUserStar,
  IconAffiliate,
  IconDoorEnter,
  IconBriefcase,
  IconBuilding,
  IconArrowsExchange,
  IconCalendarEvent,
  IconCalendarX,
  IconCertificate,
  IconCoffee,
  IconConfetti,
  IconHandStop,
  IconHeart,
  IconFileInvoice,
  IconHeartHandshake,
  IconMoodSmile,
  IconGavel,
  IconIdBadge2,
  IconListCheck,
  IconShieldCheck,
  IconMessage2Question,
  IconMessageCircle,
  IconSchool,
  IconSpeakerphone,
  IconMessageStar,
  IconTicket,
  type Icon,
  IconUserPlus,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { NotificationKind } from '@/gql/graphql'
import { CrossingBadge } from '@/ui/Crossing'
import { Mark } from '@/ui/Mark'
import { Ago } from '@/ui/Time'
import classes from './Notifications.module.css'

const NotificationRowNotification = graphql(`
  fragment NotificationRow on Notification {
    id
    kind
    text
    subjectId
    isRead
    createdAt
    actor { id displayName }
    partner { id name ...MarkTenant }
  }
`)

const icons: Record<NotificationKind, Icon> = {
  CASE_OPENED: IconShieldCheck,
  MODERATION_DECIDED: IconGavel,
  REPORT_HANDLED: IconShieldCheck,
  APPEAL_MADE: IconGavel,
  APPEAL_DECIDED: IconGavel,
  RULES_PUBLISHED: IconListCheck,
  POST_COMMENTED: IconMessageCircle,
  KUDOS_GIVEN: IconHeartHandshake,
  POST_REACTED: IconMoodSmile,
  MENTION: IconAt,
  QUESTION_ANSWERED: IconMessage2Question,
  ANSWER_ACCEPTED: IconHeart,
  FAQ_REVIEW_DUE: IconMessage2Question,
  UNMASKING_REQUESTED: IconIdBadge2,
  AUTHOR_UNMASKED: IconIdBadge2,
  POST_PUBLISHED: IconMessageCircle,
  SPACE_REQUESTED: IconDoorEnter,
  SPACE_REQUEST_DECIDED: IconDoorEnter,
  SPACE_ADDED: IconDoorEnter,
  EVENT_ANNOUNCED: IconCalendarEvent,
  JOINT_EVENT_ANNOUNCED: IconCalendarEvent,
  REGISTRATION_CONFIRMED: IconTicket,
  REGISTRATION_WAITLISTED: IconTicket,
  REGISTRATION_PROMOTED: IconTicket,
  EVENT_CANCELLED: IconCalendarX,
  EVENT_CHANGED: IconCalendarEvent,
  EVENT_REMINDER: IconAlarm,
  GROUPS_DRAWN: IconUsersGroup,
  EVENT_HOST_LEFT: IconUserExclamation,
  EVENT_HANDED_OVER: IconUserStar,
  SPEAKER_ASKED: IconMicrophone,
  SPEAKER_ANSWERED: IconMicrophone,
  REGISTRATION_REQUESTED: IconTicket,
  REGISTRATION_DECLINED: IconTicket,
  WISH_PLANNED: IconBulb,
  WISH_ANNOUNCED: IconBulb,
  EVENT_DRAFTED: IconMicrophone,
  CO_HOST_NAMED: IconUsersPlus,
  DATE_POLL_ENDED: IconCalendarQuestion,
  DATE_CHOSEN: IconCalendarCheck,
  EVENT_PROPOSED: IconBulb,
  EVENT_PROPOSAL_DECIDED: IconCalendarEvent,
  FIRST_EVENT: IconConfetti,
  EVENT_SURVEY: IconMessageStar,
  SEAT_OFFERED: IconTicket,
  SEAT_OFFER_ANSWERED: IconTicket,
  LISTING_PUBLISHED: IconArrowsExchange,
  PROPOSAL_SUGGESTED: IconAffiliate,
  PROPOSAL_MUTUAL: IconHeartHandshake,
  SEAT_APPLICATION_SUBMITTED: IconSchool,
  SUPERVISOR_ANSWERED: IconSchool,
  SEAT_SELECTED: IconSchool,
  SEAT_WAITLISTED: IconSchool,
  SEAT_GRANTED: IconSchool,
  SEAT_RECLAIMED: IconSchool,
  ANNOUNCEMENT: IconSpeakerphone,
  LICENCE_OFFERED: IconFileInvoice,
  SEATS_REQUESTED: IconFileInvoice,
  LICENCES_ORDERED: IconFileInvoice,
  SEATS_GRANTED: IconTicket,
  APPLICATION_RECEIVED: IconDoorEnter,
  APPLICATION_DECIDED: IconDoorEnter,
  BOOKING_REQUESTED: IconBuilding,
  BOOKING_CONFIRMED: IconBuilding,
  BOOKING_DECLINED: IconBuilding,
  BOOKING_CANCELLED: IconBuilding,
  PASS_SUBMITTED: IconCertificate,
  PASS_VERIFIED: IconConfetti,
  PASS_RETURNED: IconCertificate,
  PASS_CELEBRATED: IconConfetti,
  ALUMNI_CLAIM_VERIFIED: IconIdBadge2,
  ALUMNI_CLAIM_RETURNED: IconIdBadge2,
  OPPORTUNITY_POSTED: IconBriefcase,
  OPPORTUNITY_INTERESTING: IconBriefcase,
  CONSULTATION_ASKED: IconMessage2Question,
  CONSULTATION_OFFERED: IconMessage2Question,
  CONSULTATION_ACCEPTED: IconMessage2Question,
  CONSULTATION_THANKED: IconHeart,
  DUTY_BEGINS: IconCoffee,
  ITEM_HANDED: IconHandStop,
  GREETED: IconHeart,
  INVITATION_ACCEPTED: IconUserPlus,
  ROLE_CHANGED: IconUserPlus,
}
const joyful: NotificationKind[] = ['PROPOSAL_MUTUAL', 'REGISTRATION_PROMOTED', 'PASS_VERIFIED', 'PASS_CELEBRATED', 'ANSWER_ACCEPTED', 'ALUMNI_CLAIM_VERIFIED', 'CONSULTATION_THANKED', 'GREETED', 'SEAT_SELECTED', 'SEAT_GRANTED', 'WISH_ANNOUNCED', 'FIRST_EVENT']

type Props = { notification: FragmentType<typeof NotificationRowNotification>; onOpen: () => void }

export function NotificationRow({ notification, onOpen }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { kind, text, subjectId, isRead, createdAt, partner } = readFragment(NotificationRowNotification, notification)
  const Icon = icons[kind]
  const content: ReactNode = (
    <>
      <span className={classes.icon} data-joyful={joyful.includes(kind) || undefined}>
        {partner ? <Mark tenant={partner} size="sm" /> : <Icon size={18} stroke={1.7} aria-hidden />}
      </span>
      <span className={classes.words}>
        <span className={classes.meta}>
          {t(`notification.kind.${kind}`)}
          {partner ? <CrossingBadge /> : null}
          <Ago at={createdAt} />
        </span>
        <span className={classes.text}>{text}</span>
      </span>
      {isRead ? null : <span className={classes.dot} role="img" aria-label={t('notification.unread')} />}
    </>
  )
  return (
    <li className={classes.row} data-unread={!isRead || undefined}>
      {kind === 'DUTY_BEGINS' ? (
        <Link to="/c/$tenant/today" params={{ tenant: slug }} className={classes.body} onClick={onOpen}>
          {content}
        </Link>
      ) : subjectId === null ? (
        <button type="button" className={classes.body} onClick={onOpen}>
          {content}
        </button>
      ) : (
        <Link to="/c/$tenant/about/$id" params={{ tenant: slug, id: subjectId }} preload={false} className={classes.body} onClick={onOpen}>
          {content}
        </Link>
      )}
    </li>
  )
}
