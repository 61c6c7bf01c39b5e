import { z } from 'zod';

/** The shape of the committed JSON files. Unknown fields are refused: a misspelt one would silently be lost. */
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u);
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const mail = z.email();
const line = z.string().min(1).max(200);
const prose = z.string().min(1).max(4000);

export const tenantKind = z.enum(['CORPORATE', 'LEARNING', 'ALUMNI', 'FEDERATION']);
export const capability = z.enum(['CERTIFICATIONS', 'LEARNING', 'ALUMNI', 'LENDING', 'PROCUREMENT', 'MATCHING']);
export const participationMode = z.enum(['PERSONAL', 'ORGANIZATIONAL']);
export const spaceAccess = z.enum(['OPEN', 'CLOSED', 'SECRET']);
export const reactionKind = z.enum(['CELEBRATE', 'APPLAUSE', 'THANKS', 'ME_TOO', 'INSIGHT']);
export const eventMode = z.enum(['ONLINE', 'ONSITE', 'HYBRID']);
export const registrationState = z.enum(['REGISTERED', 'WAITLISTED', 'ATTENDED', 'CANCELLED']);
export const listingDirection = z.enum(['NEED', 'OFFER']);
export const listingKind = z.enum(['VENUE', 'PUBLICITY', 'CONTENT', 'SPEAKER', 'AUDIENCE', 'KNOWLEDGE', 'OPPORTUNITY', 'SEATS']);
export const listingMode = z.enum(['ONLINE', 'ONSITE', 'ANY']);
export const listingState = z.enum(['PUBLISHED', 'PAUSED', 'EXPIRED', 'WITHDRAWN']);

const space = z.strictObject({ key: slug, name: line, description: line, access: spaceAccess });
const participation = z.strictObject({ federation: slug, state: z.literal('ACTIVE'), since: day });

export const worldFile = z.strictObject({
  asOf: day,
  tenants: z.array(
    z.strictObject({
      slug,
      name: line,
      kind: tenantKind,
      mark: z.string().regex(/^.$/u),
      color: z.string().regex(/^#[0-9a-f]{6}$/u),
      timeZone: z.literal('Asia/Tokyo'),
      participationMode: participationMode.optional(),
      capabilities: z.array(capability),
      since: day,
      roster: z.string().regex(/^[a-z-]+\.csv$/u),
      rosterKind: z.enum(['members', 'alumni']),
      spaces: z.array(space).min(1),
      participations: z.array(participation),
      exclusions: z.array(slug),
    }),
  ),
});

const post = z.strictObject({
  key: z.string(),
  space: slug,
  author: mail,
  title: line,
  text: prose,
  at: moment,
  comments: z.array(z.strictObject({ author: mail, at: moment, text: prose })),
  reactions: z.partialRecord(reactionKind, z.array(mail)),
});

const event = z
  .strictObject({
    key: z.string(),
    title: line,
    description: prose,
    mode: eventMode,
    place: line.optional(),
    onlineUrl: z.url().optional(),
    startsAt: moment,
    endsAt: moment,
    registrationClosesAt: moment,
    capacity: z.int().positive(),
    organizer: mail,
    createdAt: moment,
    cancelledAt: moment.optional(),
    registrations: z.array(z.strictObject({ member: mail, state: registrationState, at: moment })),
  })
  .refine((each) => each.startsAt < each.endsAt, 'ends before it starts')
  .refine((each) => each.registrations.filter(({ state }) => state === 'REGISTERED' || state === 'ATTENDED').length <= each.capacity, 'has more people than seats');

const listing = z.strictObject({
  key: z.string(),
  federation: slug,
  author: mail,
  direction: listingDirection,
  kind: listingKind,
  title: line,
  description: prose,
  quantity: z.int().positive(),
  mode: listingMode,
  region: line.optional(),
  topics: z.array(line),
  availableFrom: moment,
  availableUntil: moment,
  valueCredits: z.int().nonnegative(),
  state: listingState,
  publishedAt: moment,
  expiresAt: moment,
});

export const contentFile = z.strictObject({ posts: z.array(post), events: z.array(event), listings: z.array(listing) });

export type WorldFile = z.infer<typeof worldFile>;
export type ContentFile = z.infer<typeof contentFile>;
