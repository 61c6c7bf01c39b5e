import type { CsvEncoding, FileProblem, RowProblem } from '#csv';
import type { z } from 'zod';
import type { ActivityRow } from '#learning';
import type { DemoPart } from './domains/domain.js';
import type * as schema from './schema.js';

/** Everything below refers by slug, key and e-mail; every time is already moved to the reader's week. */
export interface DemoWorld {
  /** The day the world now stands for, a Monday at most six days before the reader's day. */
  asOf: string;
  shiftedByWeeks: number;
  accounts: DemoAccount[];
  tenants: DemoTenant[];
  members: DemoMember[];
  spaces: DemoSpace[];
  participations: DemoParticipation[];
  /** Pairs of tenants that are never proposed to each other; each pair once, sorted. */
  exclusions: [string, string][];
  posts: DemoPost[];
  comments: DemoComment[];
  reactions: DemoReaction[];
  events: DemoEvent[];
  registrations: DemoRegistration[];
  listings: DemoListing[];
  activity: DemoActivity[];
  /** Rows of the provider's report whose address is in no roster of a town. */
  unmatchedActivity: { email: string; courseId: string }[];
  /** What each domain adds, in the order of their list. */
  parts: readonly DemoPart[];
  reports: FileReport[];
}

/** What was wrong in one CSV file. Bad rows are skipped, a bad file altogether. */
export interface FileReport {
  file: string;
  encoding: CsvEncoding | null;
  rows: number;
  good: number;
  problems: RowProblem[];
  fileProblems: FileProblem[];
}

export interface DemoAccount {
  email: string;
  displayName: string;
  kana: string | null;
  locale: 'JA' | 'EN';
  /** Only personas have one. */
  password: string | null;
}

export interface DemoTenant {
  slug: string;
  name: string;
  kind: z.infer<typeof schema.tenantKind>;
  mark: string;
  color: string;
  timeZone: string;
  /** Federations only. */
  participationMode: z.infer<typeof schema.participationMode> | null;
  capabilities: z.infer<typeof schema.capability>[];
  createdAt: Date;
}

export interface DemoMember {
  tenantSlug: string;
  email: string;
  displayName: string;
  kana: string | null;
  department: string | null;
  role: 'OWNER' | 'ADMIN' | 'OPERATOR' | 'MEMBER';
  joinedAt: Date;
  number: string | null;
  /** A department's DX leader. */
  isLeader: boolean;
  interests: string[];
  /** Former employees and graduates: days, `YYYY-MM-DD`. */
  employedFrom: string | null;
  employedUntil: string | null;
}

export interface DemoSpace {
  tenantSlug: string;
  key: string;
  name: string;
  description: string;
  access: z.infer<typeof schema.spaceAccess>;
  position: number;
}

export interface DemoParticipation {
  federationSlug: string;
  tenantSlug: string;
  mode: z.infer<typeof schema.participationMode>;
  state: 'ACTIVE';
  since: Date;
}

export interface DemoPost {
  key: string;
  tenantSlug: string;
  spaceKey: string;
  authorEmail: string;
  title: string;
  text: string;
  createdAt: Date;
}

export interface DemoComment {
  postKey: string;
  tenantSlug: string;
  authorEmail: string;
  text: string;
  createdAt: Date;
}

export interface DemoReaction {
  postKey: string;
  tenantSlug: string;
  email: string;
  kind: z.infer<typeof schema.reactionKind>;
  createdAt: Date;
}

export interface DemoEvent {
  key: string;
  tenantSlug: string;
  organizerEmail: string;
  title: string;
  description: string;
  mode: z.infer<typeof schema.eventMode>;
  place: string | null;
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  registrationClosesAt: Date;
  capacity: number;
  createdAt: Date;
  cancelledAt: Date | null;
}

export interface DemoRegistration {
  eventKey: string;
  tenantSlug: string;
  email: string;
  state: z.infer<typeof schema.registrationState>;
  /** 1 is next; null unless WAITLISTED. */
  waitlistPosition: number | null;
  createdAt: Date;
}

export interface DemoListing {
  key: string;
  ownerSlug: string;
  federationSlug: string;
  authorEmail: string;
  direction: z.infer<typeof schema.listingDirection>;
  kind: z.infer<typeof schema.listingKind>;
  title: string;
  description: string;
  quantity: number;
  mode: z.infer<typeof schema.listingMode>;
  region: string | null;
  topics: string[];
  availableFrom: Date;
  availableUntil: Date;
  valueCredits: number;
  state: z.infer<typeof schema.listingState>;
  publishedAt: Date;
  expiresAt: Date;
}

/** One row of the provider's report, and the town whose learner it is about. */
export interface DemoActivity extends ActivityRow {
  tenantSlug: string;
}
