import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, Localized, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type NotificationId = Brand<'Notification'>;

export enum NotificationKind {
  CASE_OPENED = 'CASE_OPENED',
  MODERATION_DECIDED = 'MODERATION_DECIDED',
  REPORT_HANDLED = 'REPORT_HANDLED',
  APPEAL_MADE = 'APPEAL_MADE',
  APPEAL_DECIDED = 'APPEAL_DECIDED',
  RULES_PUBLISHED = 'RULES_PUBLISHED',
  POST_COMMENTED = 'POST_COMMENTED',
  KUDOS_GIVEN = 'KUDOS_GIVEN',
  POST_REACTED = 'POST_REACTED',
  QUESTION_ANSWERED = 'QUESTION_ANSWERED',
  ANSWER_ACCEPTED = 'ANSWER_ACCEPTED',
  FAQ_REVIEW_DUE = 'FAQ_REVIEW_DUE',
  UNMASKING_REQUESTED = 'UNMASKING_REQUESTED',
  AUTHOR_UNMASKED = 'AUTHOR_UNMASKED',
  MENTION = 'MENTION',
  POST_PUBLISHED = 'POST_PUBLISHED',
  SPACE_REQUESTED = 'SPACE_REQUESTED',
  SPACE_REQUEST_DECIDED = 'SPACE_REQUEST_DECIDED',
  SPACE_ADDED = 'SPACE_ADDED',
  EVENT_ANNOUNCED = 'EVENT_ANNOUNCED',
  JOINT_EVENT_ANNOUNCED = 'JOINT_EVENT_ANNOUNCED',
  REGISTRATION_CONFIRMED = 'REGISTRATION_CONFIRMED',
  REGISTRATION_WAITLISTED = 'REGISTRATION_WAITLISTED',
  REGISTRATION_PROMOTED = 'REGISTRATION_PROMOTED',
  EVENT_CANCELLED = 'EVENT_CANCELLED',
  EVENT_CHANGED = 'EVENT_CHANGED',
  EVENT_REMINDER = 'EVENT_REMINDER',
  GROUPS_DRAWN = 'GROUPS_DRAWN',
  EVENT_HOST_LEFT = 'EVENT_HOST_LEFT',
  EVENT_HANDED_OVER = 'EVENT_HANDED_OVER',
  SPEAKER_ASKED = 'SPEAKER_ASKED',
  SPEAKER_ANSWERED = 'SPEAKER_ANSWERED',
  REGISTRATION_REQUESTED = 'REGISTRATION_REQUESTED',
  REGISTRATION_DECLINED = 'REGISTRATION_DECLINED',
  WISH_PLANNED = 'WISH_PLANNED',
  WISH_ANNOUNCED = 'WISH_ANNOUNCED',
  EVENT_DRAFTED = 'EVENT_DRAFTED',
  CO_HOST_NAMED = 'CO_HOST_NAMED',
  DATE_POLL_ENDED = 'DATE_POLL_ENDED',
  DATE_CHOSEN = 'DATE_CHOSEN',
  EVENT_PROPOSED = 'EVENT_PROPOSED',
  EVENT_PROPOSAL_DECIDED = 'EVENT_PROPOSAL_DECIDED',
  FIRST_EVENT = 'FIRST_EVENT',
  EVENT_SURVEY = 'EVENT_SURVEY',
  SEAT_OFFERED = 'SEAT_OFFERED',
  SEAT_OFFER_ANSWERED = 'SEAT_OFFER_ANSWERED',
  LISTING_PUBLISHED = 'LISTING_PUBLISHED',
  PROPOSAL_SUGGESTED = 'PROPOSAL_SUGGESTED',
  PROPOSAL_MUTUAL = 'PROPOSAL_MUTUAL',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  LICENCE_OFFERED = 'LICENCE_OFFERED',
  SEATS_REQUESTED = 'SEATS_REQUESTED',
  LICENCES_ORDERED = 'LICENCES_ORDERED',
  SEATS_GRANTED = 'SEATS_GRANTED',
  APPLICATION_RECEIVED = 'APPLICATION_RECEIVED',
  APPLICATION_DECIDED = 'APPLICATION_DECIDED',
  BOOKING_REQUESTED = 'BOOKING_REQUESTED',
  BOOKING_CONFIRMED = 'BOOKING_CONFIRMED',
  BOOKING_DECLINED = 'BOOKING_DECLINED',
  BOOKING_CANCELLED = 'BOOKING_CANCELLED',
  PASS_SUBMITTED = 'PASS_SUBMITTED',
  PASS_VERIFIED = 'PASS_VERIFIED',
  PASS_RETURNED = 'PASS_RETURNED',
  PASS_CELEBRATED = 'PASS_CELEBRATED',
  SEAT_APPLICATION_SUBMITTED = 'SEAT_APPLICATION_SUBMITTED',
  SUPERVISOR_ANSWERED = 'SUPERVISOR_ANSWERED',
  SEAT_SELECTED = 'SEAT_SELECTED',
  SEAT_WAITLISTED = 'SEAT_WAITLISTED',
  SEAT_GRANTED = 'SEAT_GRANTED',
  SEAT_RECLAIMED = 'SEAT_RECLAIMED',
  ALUMNI_CLAIM_VERIFIED = 'ALUMNI_CLAIM_VERIFIED',
  ALUMNI_CLAIM_RETURNED = 'ALUMNI_CLAIM_RETURNED',
  OPPORTUNITY_POSTED = 'OPPORTUNITY_POSTED',
  OPPORTUNITY_INTERESTING = 'OPPORTUNITY_INTERESTING',
  CONSULTATION_ASKED = 'CONSULTATION_ASKED',
  CONSULTATION_OFFERED = 'CONSULTATION_OFFERED',
  CONSULTATION_ACCEPTED = 'CONSULTATION_ACCEPTED',
  CONSULTATION_THANKED = 'CONSULTATION_THANKED',
  DUTY_BEGINS = 'DUTY_BEGINS',
  ITEM_HANDED = 'ITEM_HANDED',
  GREETED = 'GREETED',
  INVITATION_ACCEPTED = 'INVITATION_ACCEPTED',
  ROLE_CHANGED = 'ROLE_CHANGED',
}
registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What a notification tells.',
  valuesMap: {
    CASE_OPENED: { description: 'Something was reported, or held back by a word filter. For operators, except the one whom it is about.' },
    MODERATION_DECIDED: { description: 'Moderators decided about me or what I wrote.' },
    REPORT_HANDLED: { description: 'What I reported was looked at.' },
    APPEAL_MADE: { description: 'Somebody asks for a second look at a decision. For operators, except the one who decided.' },
    APPEAL_DECIDED: { description: 'The second look that I asked for was taken.' },
    RULES_PUBLISHED: { description: 'There are new rules to accept.' },
    MENTION: { description: 'Somebody mentioned me in a post or a comment that I may read.' },
    POST_COMMENTED: { description: 'Somebody commented on my post.' },
    POST_REACTED: { description: 'Somebody reacted to a post of mine, for the first time.' },
    KUDOS_GIVEN: { description: 'Somebody thanks me in a post.' },
    QUESTION_ANSWERED: { description: 'A question that I asked, or want to know too, has an accepted or an official answer.' },
    ANSWER_ACCEPTED: { description: 'My answer solved a question.' },
    FAQ_REVIEW_DUE: { description: 'An FAQ entry that I look after is to be looked at again.' },
    UNMASKING_REQUESTED: { description: 'An operator asks who wrote something without a name, and a second one has to decide. For operators.' },
    AUTHOR_UNMASKED: { description: 'Two operators found out that I wrote something without a name; it says why.' },
    POST_PUBLISHED: { description: 'A new post in a space of which I hear everything.' },
    SPACE_REQUESTED: { description: 'Somebody asks to join a closed space. For its keepers and for operators.' },
    SPACE_REQUEST_DECIDED: { description: 'My request to join a space was answered.' },
    SPACE_ADDED: { description: 'Somebody let me into a space.' },
    EVENT_ANNOUNCED: { description: 'My community announced an event.' },
    JOINT_EVENT_ANNOUNCED: { description: 'A partner announced an event that my community may attend.' },
    REGISTRATION_CONFIRMED: { description: 'I have a seat at an event.' },
    REGISTRATION_WAITLISTED: { description: 'The event is full, and I am on its waitlist.' },
    REGISTRATION_PROMOTED: { description: 'A seat became free, and it is mine.' },
    EVENT_CANCELLED: { description: 'An event that I registered for will not take place.' },
    EVENT_CHANGED: { description: 'The time or the place of an event that I registered for changed.' },
    EVENT_REMINDER: { description: 'An event at which I have a seat begins within a day, or within the hour.' },
    GROUPS_DRAWN: { description: 'It was drawn with whom I sit at an event.' },
    EVENT_HOST_LEFT: { description: 'Who organizes a coming event left. For operators.' },
    EVENT_HANDED_OVER: { description: 'I organize an event from now on.' },
    SPEAKER_ASKED: { description: 'I am asked to speak at an event.' },
    SPEAKER_ANSWERED: { description: 'Somebody whom I asked to speak answered.' },
    REGISTRATION_REQUESTED: { description: 'Somebody asks to come to an event that I organize.' },
    REGISTRATION_DECLINED: { description: 'I cannot come to an event that needs approval.' },
    WISH_PLANNED: { description: 'An event is being prepared about something that I wish to hear of: I can say when I have time.' },
    WISH_ANNOUNCED: { description: 'An event about something that I wish to hear of was announced.' },
    EVENT_DRAFTED: { description: 'An event was drafted about a theme that I offered to talk about: I organize it.' },
    CO_HOST_NAMED: { description: 'I prepare an event together with its organizer.' },
    DATE_POLL_ENDED: { description: 'Nobody can answer my date poll any more: a date is to be chosen.' },
    DATE_CHOSEN: { description: 'The date of an event was chosen, for which I said when I have time.' },
    EVENT_PROPOSED: { description: 'A member proposes an event. For operators.' },
    EVENT_PROPOSAL_DECIDED: { description: 'The event that I proposed was approved, or returned with words.' },
    FIRST_EVENT: { description: 'The first event that I organize was announced.' },
    EVENT_SURVEY: { description: 'An event at which I was is over: how was it?' },
    SEAT_OFFERED: { description: 'Somebody offers me their seat at an event.' },
    SEAT_OFFER_ANSWERED: { description: 'Somebody answered whether they take my seat.' },
    LISTING_PUBLISHED: { description: 'A community put a need or an offer on the board. For operators of the federation.' },
    PROPOSAL_SUGGESTED: { description: 'A collaboration with another community is proposed. For operators.' },
    PROPOSAL_MUTUAL: { description: 'Both communities are interested in a collaboration. For operators.' },
    ANNOUNCEMENT: { description: 'A message from the operators to everyone.' },
    LICENCE_OFFERED: { description: 'A consortium takes requests for seats of a licence year. For admins of a municipality.' },
    SEATS_REQUESTED: { description: 'A municipality said how many seats it wishes to have. For admins of the consortium.' },
    LICENCES_ORDERED: { description: 'The consortium placed the order; it says my share. For admins of a municipality.' },
    SEATS_GRANTED: { description: 'Seats of an order were granted to my municipality. For its admins.' },
    APPLICATION_RECEIVED: { description: 'A community wishes to take part in this federation. For its approvers.' },
    APPLICATION_DECIDED: { description: 'A federation decided about my application.' },
    BOOKING_REQUESTED: { description: 'Another community asks for our venue. For operators.' },
    BOOKING_CONFIRMED: { description: 'The venue that I asked for is ours at that time.' },
    BOOKING_DECLINED: { description: 'The owner does not give us the venue that I asked for.' },
    BOOKING_CANCELLED: { description: 'A booking of a venue was cancelled by the other side.' },
    PASS_SUBMITTED: { description: 'A pass waits to be verified. For operators.' },
    PASS_VERIFIED: { description: 'My pass was verified.' },
    PASS_RETURNED: { description: 'My pass report was returned with a reason.' },
    PASS_CELEBRATED: { description: 'Somebody in my community passed and is celebrated.' },
    SEAT_APPLICATION_SUBMITTED: { description: 'Somebody applied for a seat. For coordinators.' },
    SUPERVISOR_ANSWERED: { description: 'My supervisor answered my application for a seat.' },
    SEAT_SELECTED: { description: 'A seat is promised to me.' },
    SEAT_WAITLISTED: { description: 'All seats are taken, and I wait for one.' },
    SEAT_GRANTED: { description: 'My seat is given: I can learn.' },
    SEAT_RECLAIMED: { description: 'My seat was taken back.' },
    ALUMNI_CLAIM_VERIFIED: { description: 'My time there was verified.' },
    ALUMNI_CLAIM_RETURNED: { description: 'What I said about my time there was given back.' },
    OPPORTUNITY_POSTED: { description: 'A member offers something that I am open to.' },
    OPPORTUNITY_INTERESTING: { description: 'Somebody is interested in what I offer.' },
    CONSULTATION_ASKED: { description: 'Somebody asks about something that I am known for.' },
    CONSULTATION_OFFERED: { description: 'Somebody offers to help me.' },
    CONSULTATION_ACCEPTED: { description: 'My offer to help was accepted.' },
    CONSULTATION_THANKED: { description: 'Somebody thanks me for advice.' },
    DUTY_BEGINS: { description: 'I am on duty today, and this much waits. For operators.' },
    ITEM_HANDED: { description: 'Another operator asks me to see to something. For operators.' },
    GREETED: { description: 'An operator welcomes or congratulates me.' },
    INVITATION_ACCEPTED: { description: 'Somebody joined whom I invited.' },
    ROLE_CHANGED: { description: 'I am another role here from now on.' },
  },
});

/** What the sentence is made of beyond names, which are looked up when it is read. */
export interface NotificationParams {
  /** What the subject was called when it happened. */
  title?: string | Localized;
  /** True when it was done without a name. */
  isAnonymous?: boolean;
  /** Of an event. */
  startsAt?: string;
  timeZone?: string;
  /** Of a listing. */
  direction?: 'NEED' | 'OFFER';
  /** Of an announcement. */
  text?: string;
  /** What was decided, in capitals. */
  outcome?: string;
  /** Of a decision about the reader: why, until when, and whether another moderator may look at it again. */
  reason?: string;
  until?: string;
  canBeAppealed?: boolean;
  /** The comment that it is about; while that is out of sight, so is this. */
  commentId?: string;
  /** Of a reaction: what the community called it when it was given. */
  words?: Localized;
  /** Of licences: how many seats, and what they cost. */
  seats?: number;
  yen?: number;
}

@Entity('notification')
@ObjectType({ implements: () => Node, description: 'Something that a member was told. Only this member sees it.' })
export class Notification implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: NotificationId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field(() => NotificationKind, { description: 'What it tells.' })
  kind!: NotificationKind;

  @Column('text', { nullable: true })
  subjectType!: string | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Column('uuid', { nullable: true })
  actorId!: MemberId | null;

  @Column('uuid', { nullable: true })
  partnerTenantId!: TenantId | null;

  @Column('jsonb')
  params!: NotificationParams;

  /** The fact that it tells of: nobody is told of one fact twice. */
  @Column('uuid')
  eventId!: string;

  /** The n-th of this member; 0 when it came in bulk. */
  @Column('int')
  number!: number;

  @TimeColumn({ nullable: true })
  readAt!: Date | null;

  @TimeColumn()
  @Field({ description: 'When it was told, in UTC.' })
  createdAt!: Date;

  /** Brought along by the statement that read it. */
  actorName?: string | null;
  partnerName?: string | null;
}
