import type { MemberId, TenantId } from '#kernel';
import { type NotificationParams, type NotificationKind } from '../inbox/notification.entity.js';

/** What people are told. */
export interface Content {
  kind: NotificationKind;
  /** The fact that it tells of: nobody is told of one fact twice. */
  eventId: string;
  subject: { type: string; id: string } | null;
  /** Who did it: is not told. */
  actorId: MemberId | null;
  /** The other community, when it crosses a border. */
  partnerTenantId: TenantId | null;
  params: NotificationParams;
}

/** Guests are never among them: their own community tells them. Who was banned is told so by mail, whatever they chose: they enter no more. */
export type Recipients = { memberIds: readonly MemberId[] } | { after: MemberId | null; upTo: MemberId | null } | { banned: MemberId } | 'operators';

/**
 * Which kinds also go out as a mail: what has a date, a seat or a decision in it. A comment or an entry on the board
 * waits until the person looks in, because a mail for each of them would teach people to ignore all of them.
 */
export const MAILED: Record<NotificationKind, boolean> = {
  CASE_OPENED: false,
  MODERATION_DECIDED: true,
  REPORT_HANDLED: true,
  APPEAL_MADE: false,
  APPEAL_DECIDED: true,
  RULES_PUBLISHED: false,
  POST_COMMENTED: false,
  KUDOS_GIVEN: false,
  POST_REACTED: false,
  QUESTION_ANSWERED: true,
  ANSWER_ACCEPTED: false,
  FAQ_REVIEW_DUE: true,
  UNMASKING_REQUESTED: false,
  AUTHOR_UNMASKED: true,
  MENTION: false,
  POST_PUBLISHED: false,
  SPACE_REQUESTED: false,
  SPACE_REQUEST_DECIDED: true,
  SPACE_ADDED: true,
  EVENT_ANNOUNCED: true,
  JOINT_EVENT_ANNOUNCED: true,
  REGISTRATION_CONFIRMED: true,
  REGISTRATION_WAITLISTED: true,
  REGISTRATION_PROMOTED: true,
  EVENT_CANCELLED: true,
  EVENT_CHANGED: true,
  EVENT_REMINDER: true,
  GROUPS_DRAWN: true,
  EVENT_HOST_LEFT: false,
  EVENT_HANDED_OVER: true,
  SPEAKER_ASKED: true,
  SPEAKER_ANSWERED: true,
  REGISTRATION_REQUESTED: false,
  REGISTRATION_DECLINED: true,
  WISH_PLANNED: true,
  WISH_ANNOUNCED: false,
  EVENT_DRAFTED: true,
  CO_HOST_NAMED: true,
  DATE_POLL_ENDED: true,
  DATE_CHOSEN: true,
  EVENT_PROPOSED: false,
  EVENT_PROPOSAL_DECIDED: true,
  FIRST_EVENT: true,
  EVENT_SURVEY: true,
  SEAT_OFFERED: true,
  SEAT_OFFER_ANSWERED: true,
  LISTING_PUBLISHED: false,
  PROPOSAL_SUGGESTED: true,
  PROPOSAL_MUTUAL: true,
  ANNOUNCEMENT: true,
  LICENCE_OFFERED: true,
  SEATS_REQUESTED: false,
  LICENCES_ORDERED: true,
  SEATS_GRANTED: true,
  APPLICATION_RECEIVED: true,
  APPLICATION_DECIDED: true,
  BOOKING_REQUESTED: true,
  BOOKING_CONFIRMED: true,
  BOOKING_DECLINED: true,
  BOOKING_CANCELLED: true,
  PASS_SUBMITTED: false,
  PASS_VERIFIED: true,
  PASS_RETURNED: true,
  PASS_CELEBRATED: false,
  DUTY_BEGINS: true,
  ITEM_HANDED: false,
  GREETED: false,
  INVITATION_ACCEPTED: false,
  ROLE_CHANGED: true,
  SEAT_APPLICATION_SUBMITTED: false,
  SUPERVISOR_ANSWERED: true,
  SEAT_SELECTED: true,
  SEAT_WAITLISTED: true,
  SEAT_GRANTED: true,
  SEAT_RECLAIMED: true,
  ALUMNI_CLAIM_VERIFIED: true,
  ALUMNI_CLAIM_RETURNED: true,
  OPPORTUNITY_POSTED: false,
  OPPORTUNITY_INTERESTING: true,
  CONSULTATION_ASKED: true,
  CONSULTATION_OFFERED: true,
  CONSULTATION_ACCEPTED: true,
  CONSULTATION_THANKED: true,
};
