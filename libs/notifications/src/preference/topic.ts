import { registerEnumType } from '@nestjs/graphql';
import type { NotificationKind } from '../inbox/notification.entity.js';
import { MAILED } from '../delivery/notice.js';

export enum NotificationTopic {
  MY_AFFAIRS = 'MY_AFFAIRS',
  MY_EVENTS = 'MY_EVENTS',
  EVENTS = 'EVENTS',
  ANNOUNCEMENTS = 'ANNOUNCEMENTS',
  CONVERSATIONS = 'CONVERSATIONS',
  NEWS = 'NEWS',
  COLLABORATION = 'COLLABORATION',
  TO_DO = 'TO_DO',
  DUTY = 'DUTY',
}
registerEnumType(NotificationTopic, {
  name: 'NotificationTopic',
  description: 'What notifications are about, as one wishes to be told of it.',
  valuesMap: {
    MY_AFFAIRS: { description: 'Answers to what I asked, applied for or reported.' },
    MY_EVENTS: { description: 'Events that I registered for.' },
    EVENTS: { description: 'New events of my community and of its partners.' },
    ANNOUNCEMENTS: { description: 'Messages from the operators to everyone.' },
    CONVERSATIONS: { description: 'Comments on my posts, and what is new in spaces that I follow closely.' },
    NEWS: { description: 'What happens in the community.' },
    COLLABORATION: { description: 'Proposals, applications, bookings and joint purchases between communities. For operators.' },
    TO_DO: { description: 'What waits for an operator. For operators.' },
    DUTY: { description: 'The mornings of working days on which I am on duty and something waits. For operators.' },
  },
});

export enum NotificationChannel {
  EMAIL = 'EMAIL',
  DIGEST = 'DIGEST',
  IN_APP = 'IN_APP',
  OFF = 'OFF',
}
registerEnumType(NotificationChannel, {
  name: 'NotificationChannel',
  description: 'How one is told.',
  valuesMap: {
    EMAIL: { description: 'In the inbox here, and by a mail at once.' },
    DIGEST: { description: 'In the inbox here, and in one mail each morning at eight, unless it was read by then.' },
    IN_APP: { description: 'In the inbox here only.' },
    OFF: { description: 'Not at all.' },
  },
});

/** The ways of those who have not chosen: by mail what has a date, a seat or a decision in it. */
export const USUAL: Record<NotificationTopic, NotificationChannel> = {
  MY_AFFAIRS: NotificationChannel.EMAIL,
  MY_EVENTS: NotificationChannel.EMAIL,
  EVENTS: NotificationChannel.EMAIL,
  ANNOUNCEMENTS: NotificationChannel.EMAIL,
  CONVERSATIONS: NotificationChannel.IN_APP,
  NEWS: NotificationChannel.IN_APP,
  COLLABORATION: NotificationChannel.EMAIL,
  TO_DO: NotificationChannel.IN_APP,
  DUTY: NotificationChannel.EMAIL,
};

export const FOR_OPERATORS: ReadonlySet<NotificationTopic> = new Set([NotificationTopic.COLLABORATION, NotificationTopic.TO_DO, NotificationTopic.DUTY]);

const TOPICS: Partial<Record<NotificationKind, NotificationTopic>> = {
  CASE_OPENED: NotificationTopic.TO_DO,
  APPEAL_MADE: NotificationTopic.TO_DO,
  REPORT_HANDLED: NotificationTopic.MY_AFFAIRS,
  POST_COMMENTED: NotificationTopic.CONVERSATIONS,
  KUDOS_GIVEN: NotificationTopic.CONVERSATIONS,
  POST_REACTED: NotificationTopic.CONVERSATIONS,
  ANSWER_ACCEPTED: NotificationTopic.CONVERSATIONS,
  UNMASKING_REQUESTED: NotificationTopic.TO_DO,
  MENTION: NotificationTopic.CONVERSATIONS,
  POST_PUBLISHED: NotificationTopic.CONVERSATIONS,
  SPACE_REQUESTED: NotificationTopic.TO_DO,
  SPACE_ADDED: NotificationTopic.MY_AFFAIRS,
  EVENT_ANNOUNCED: NotificationTopic.EVENTS,
  JOINT_EVENT_ANNOUNCED: NotificationTopic.EVENTS,
  REGISTRATION_CONFIRMED: NotificationTopic.MY_EVENTS,
  REGISTRATION_WAITLISTED: NotificationTopic.MY_EVENTS,
  REGISTRATION_PROMOTED: NotificationTopic.MY_EVENTS,
  EVENT_CANCELLED: NotificationTopic.MY_EVENTS,
  EVENT_CHANGED: NotificationTopic.MY_EVENTS,
  EVENT_REMINDER: NotificationTopic.MY_EVENTS,
  GROUPS_DRAWN: NotificationTopic.MY_EVENTS,
  EVENT_HOST_LEFT: NotificationTopic.TO_DO,
  EVENT_HANDED_OVER: NotificationTopic.MY_EVENTS,
  SPEAKER_ASKED: NotificationTopic.MY_EVENTS,
  SPEAKER_ANSWERED: NotificationTopic.MY_EVENTS,
  REGISTRATION_REQUESTED: NotificationTopic.TO_DO,
  REGISTRATION_DECLINED: NotificationTopic.MY_EVENTS,
  WISH_PLANNED: NotificationTopic.MY_EVENTS,
  WISH_ANNOUNCED: NotificationTopic.NEWS,
  EVENT_DRAFTED: NotificationTopic.MY_EVENTS,
  CO_HOST_NAMED: NotificationTopic.MY_EVENTS,
  DATE_POLL_ENDED: NotificationTopic.MY_EVENTS,
  DATE_CHOSEN: NotificationTopic.MY_EVENTS,
  EVENT_PROPOSED: NotificationTopic.TO_DO,
  EVENT_PROPOSAL_DECIDED: NotificationTopic.MY_AFFAIRS,
  FIRST_EVENT: NotificationTopic.MY_EVENTS,
  EVENT_SURVEY: NotificationTopic.MY_EVENTS,
  SEAT_OFFERED: NotificationTopic.MY_EVENTS,
  SEAT_OFFER_ANSWERED: NotificationTopic.MY_EVENTS,
  ANNOUNCEMENT: NotificationTopic.ANNOUNCEMENTS,
  PROPOSAL_SUGGESTED: NotificationTopic.COLLABORATION,
  PROPOSAL_MUTUAL: NotificationTopic.COLLABORATION,
  APPLICATION_RECEIVED: NotificationTopic.COLLABORATION,
  APPLICATION_DECIDED: NotificationTopic.COLLABORATION,
  BOOKING_REQUESTED: NotificationTopic.COLLABORATION,
  BOOKING_CONFIRMED: NotificationTopic.COLLABORATION,
  BOOKING_DECLINED: NotificationTopic.COLLABORATION,
  BOOKING_CANCELLED: NotificationTopic.COLLABORATION,
  LICENCE_OFFERED: NotificationTopic.COLLABORATION,
  SEATS_REQUESTED: NotificationTopic.TO_DO,
  LICENCES_ORDERED: NotificationTopic.COLLABORATION,
  SEATS_GRANTED: NotificationTopic.COLLABORATION,
  PASS_SUBMITTED: NotificationTopic.TO_DO,
  ITEM_HANDED: NotificationTopic.TO_DO,
  DUTY_BEGINS: NotificationTopic.DUTY,
  SEAT_APPLICATION_SUBMITTED: NotificationTopic.TO_DO,
};

/** A kind that no topic claims is the person's own affair when it is worth a mail, and news when it is not. */
export const topicOf = (kind: NotificationKind): NotificationTopic => TOPICS[kind] ?? (MAILED[kind] ? NotificationTopic.MY_AFFAIRS : NotificationTopic.NEWS);
