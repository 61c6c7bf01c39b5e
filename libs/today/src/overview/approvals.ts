import { registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#graphql-kit';

export enum ApprovalKind {
  PASS_REPORTS = 'PASS_REPORTS',
  SEAT_APPLICATIONS = 'SEAT_APPLICATIONS',
  ALUMNI_CLAIMS = 'ALUMNI_CLAIMS',
  FEDERATION_APPLICATIONS = 'FEDERATION_APPLICATIONS',
  BOOKINGS = 'BOOKINGS',
  SPACE_REQUESTS = 'SPACE_REQUESTS',
  REPORTS = 'REPORTS',
  EVENT_PROPOSALS = 'EVENT_PROPOSALS',
}
registerEnumType(ApprovalKind, {
  name: 'ApprovalKind',
  description: 'What waits for a decision.',
  valuesMap: {
    PASS_REPORTS: { description: 'Passes to verify.' },
    SEAT_APPLICATIONS: { description: 'Applications for a seat.' },
    ALUMNI_CLAIMS: { description: 'What people say about their time there, and the roster does not settle.' },
    FEDERATION_APPLICATIONS: { description: 'Communities that wish to take part in this federation.' },
    BOOKINGS: { description: 'Times of a venue that are kept for another community.' },
    SPACE_REQUESTS: { description: 'People who wish to join a closed space.' },
    EVENT_PROPOSALS: { description: 'Events that members propose.' },
    REPORTS: { description: 'What was reported, or is held until somebody has read it.' },
  },
});

interface Waiting {
  kind: ApprovalKind;
  /** What one must be allowed to do, to be shown it. */
  permission: string;
  capability?: string;
  /** The rows that wait, of tenant $1, and since when; read from a partial index each. $3 is the viewer, who does not decide about themselves. */
  from: string;
  since: string;
}

const WAITING: readonly Waiting[] = [
  { kind: ApprovalKind.REPORTS, permission: 'moderation:manage', from: 'moderation_case x WHERE x.tenant_id = $1 AND x.handled_at IS NULL', since: 'x.opened_at' },
  { kind: ApprovalKind.SPACE_REQUESTS, permission: 'spaces:manage', from: `space_request x WHERE x.tenant_id = $1 AND x.state = 'SUBMITTED'`, since: 'x.created_at' },
  { kind: ApprovalKind.PASS_REPORTS, permission: 'passes:verify', capability: 'CERTIFICATIONS', from: `pass_report x WHERE x.tenant_id = $1 AND x.state = 'SUBMITTED' AND x.member_id <> $3`, since: 'x.submitted_at' },
  { kind: ApprovalKind.SEAT_APPLICATIONS, permission: 'learning:manage', capability: 'LEARNING', from: `seat_application x WHERE x.tenant_id = $1 AND x.state = 'SUBMITTED'`, since: 'x.submitted_at' },
  { kind: ApprovalKind.ALUMNI_CLAIMS, permission: 'roster:manage', capability: 'ALUMNI', from: `alumni_claim x WHERE x.tenant_id = $1 AND x.state = 'MANUAL_REVIEW' AND x.member_id <> $3`, since: 'x.created_at' },
  { kind: ApprovalKind.FEDERATION_APPLICATIONS, permission: 'participations:review', from: `application x WHERE x.tenant_id = $1 AND x.state IN ('APPLIED','SCREENING','CONDITIONAL')`, since: 'x.applied_at' },
  { kind: ApprovalKind.BOOKINGS, permission: 'bookings:manage', from: `booking x WHERE x.tenant_id = $1 AND x.state = 'HELD'`, since: 'x.created_at' },
  { kind: ApprovalKind.EVENT_PROPOSALS, permission: 'events:manage', from: `event_proposal x WHERE x.tenant_id = $1 AND x.state = 'PROPOSED' AND x.member_id <> $3`, since: 'x.proposed_at' },
];

/** What this person may decide here. */
export const decidedBy = ({ permissions, capabilities }: Pick<Actor, 'permissions' | 'capabilities'>): readonly (Waiting & { place: number })[] =>
  WAITING.map((one, place) => ({ ...one, place })).filter(({ permission, capability }) => permissions.has(permission) && (!capability || capabilities.has(capability)));

/** As one JSON column: a list of kind, count and the oldest of those that wait; empty ones are left out. */
export const approvalsColumn = (waiting: readonly Waiting[]): string => {
  const each = waiting.map(({ kind, from, since }) => `SELECT '${kind}' AS kind, count(*)::int AS count, min(${since}) AS "oldestAt" FROM ${from}`);
  return each.length === 0 ? `NULL::json` : `(SELECT json_agg(a) FROM (${each.join(' UNION ALL ')}) a WHERE a.count > 0)`;
};
