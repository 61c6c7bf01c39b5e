export const KINDS = ['VENUE', 'PUBLICITY', 'CONTENT', 'SPEAKER', 'AUDIENCE', 'KNOWLEDGE', 'OPPORTUNITY', 'SEATS'] as const;
export type Kind = (typeof KINDS)[number];

/** A need or an offer as it stands on a federation's board. Times are milliseconds since 1970. */
export interface MarketListing {
  id: string;
  tenantId: string;
  direction: 'NEED' | 'OFFER';
  kind: Kind;
  title: string;
  quantity: number;
  mode: 'ONLINE' | 'ONSITE' | 'ANY';
  region: string | null;
  topics: readonly string[];
  from: number;
  until: number;
  /** What it is worth to whoever receives it; one credit is one operator-hour. */
  credits: number;
}

/** What a community told the federation about itself. */
export interface Community {
  id: string;
  /** Its participation in the federation is active. */
  participates: boolean;
  /** It lets the federation read its listings and send it proposals. */
  consents: boolean;
  /** Null below the size at which it is told. */
  members: number | null;
  /** People per department, without small ones; null when nothing may be said. */
  departments: Readonly<Record<string, number>> | null;
}

/** A favour that was done. */
export interface Credit {
  giverId: string;
  receiverId: string;
  credits: number;
  at: number;
}

/** A proposal that both sides still have before them. */
export interface OpenProposal {
  id: string;
  sides: readonly [string, string];
  listingIds: readonly string[];
  /** Sides that said no: they are free again, and nothing else shows it. */
  declinedBy: readonly string[];
}

/** All that a run knows. The order of the lists means nothing. */
export interface Snapshot {
  now: number;
  communities: readonly Community[];
  listings: readonly MarketListing[];
  credits: readonly Credit[];
  /** Pairs that must not be proposed to each other, whatever the reason. */
  apart: readonly (readonly [string, string])[];
  /** When two communities last worked together. */
  together: readonly { sides: readonly [string, string]; at: number }[];
  open: readonly OpenProposal[];
}
