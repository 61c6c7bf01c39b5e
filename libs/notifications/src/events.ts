import { z } from 'zod';
import { defineEvent } from '#messaging';
import { NotificationKind, type NotificationParams } from './inbox/notification.entity.js';

const id = z.uuid();
const kind = z.enum(NotificationKind);

const localized = z.object({ ja: z.string(), en: z.string() });

/** All of them: what is not named here would get lost on the way to a large audience. */
const params = z.object({
  title: z.union([z.string(), localized]).optional(),
  startsAt: z.string().optional(),
  timeZone: z.string().optional(),
  direction: z.enum(['NEED', 'OFFER']).optional(),
  text: z.string().optional(),
  outcome: z.string().optional(),
  isAnonymous: z.boolean().optional(),
  reason: z.string().optional(),
  until: z.string().optional(),
  canBeAppealed: z.boolean().optional(),
  commentId: id.optional(),
  seats: z.number().optional(),
  yen: z.number().optional(),
  words: localized.optional(),
} satisfies Record<keyof NotificationParams, z.ZodType>);

/** What people are told, whoever they are. */
const content = z.object({
  kind,
  /** The fact that it tells of. */
  eventId: id,
  subject: z.object({ type: z.string(), id }).nullable(),
  actorId: id.nullable(),
  partnerTenantId: id.nullable(),
  params,
});

/** The members after one id and up to another one; null is the end. */
const range = z.object({ after: id.nullable(), upTo: id.nullable() });

/** The operators have something to say to everyone. */
export const Announced = defineEvent('notifications.announced', z.object({ authorId: id, text: z.string(), recipientCount: z.int() }));

/** One part of a large audience is to be told. */
export const FanOut = defineEvent('notifications.fan_out', z.object({ content, to: z.union([range, z.object({ memberIds: z.array(id) })]) }));

/** Mails of one notice wait for being sent: those to the members between `from` and `upTo`, both included. */
export const MailsDue = defineEvent('notifications.mails_due', z.object({ eventId: id, kind, from: id, upTo: id }));

/** What somebody did not read waits for being mailed as one. */
export const DigestDue = defineEvent('notifications.digest_due', z.object({ digestId: id, memberId: id }));
