import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { type Reader, within } from '../event/event.queries.js';
import { EventProposal, type EventProposalId } from './proposal.entity.js';

/** Those that the viewer may see: their own, or all for whoever decides about them. */
const PROPOSALS = `SELECT p.id, p.tenant_id AS "tenantId", p.member_id AS "memberId", p.title, p.what, p.for_whom AS "forWhom", p.minutes, p.mode, p.kind, p.help, p.may_celebrate AS "mayCelebrate", p.state,
    p.created_at AS "createdAt", p.proposed_at AS "proposedAt", p.decided_by AS "decidedBy", p.decided_at AS "decidedAt", p.return_reason AS "returnReason", p.event_id AS "eventId", p.theme_id AS "themeId",
    e.published_at AS "eventPublishedAt"
  FROM event_proposal p LEFT JOIN event e ON e.tenant_id = $1 AND e.id = p.event_id WHERE p.tenant_id = $1 AND ($3 OR p.member_id = $2)`;

type Viewer = Pick<Actor, 'tenantId' | 'id' | 'permissions'>;
const params = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, viewer.permissions.has('events:manage')];
const toProposal = (row: EventProposal): EventProposal => Object.assign(new EventProposal(), row);

export async function proposalsByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Map<EventProposalId, EventProposal>> {
  const rows = await db.readOne<EventProposal>(`${PROPOSALS} AND p.id = ANY ($4)`, [...params(viewer), [...ids]], 'event_proposals_by_id');
  return new Map(rows.map((row) => [row.id, toProposal(row)]));
}

/** Mine, newest first; those that wait, the longest waiting first; or all, newest first. */
export async function proposalPage(db: Reader, viewer: Viewer, args: PageArgs, list: 'MINE' | 'WAITING' | 'ALL'): Promise<Page<EventProposal>> {
  const request = pageRequest(args, ['time', 'id']);
  const [column, ascending] = list === 'WAITING' ? ['p.proposed_at', !request.backward] : ['p.created_at', request.backward];
  const [comparison, direction] = ascending ? ['>', 'ASC'] : ['<', 'DESC'];
  const which = { MINE: 'AND p.member_id = $2', WAITING: `AND p.state = 'PROPOSED'`, ALL: '' }[list];
  const rows = await db.readOne<EventProposal>(
    `${PROPOSALS} ${which} AND ($5::timestamptz IS NULL OR (${column}, p.id) ${comparison} ($5, $6::uuid)) ORDER BY ${column} ${direction}, p.id ${direction} LIMIT $4`,
    [...params(viewer), request.limit + 1, request.key?.[0] ?? null, request.key?.[1] ?? null],
    `event_proposals_${list}_${direction}`,
  );
  return toPage(rows.map(toProposal), request, (p) => [(list === 'WAITING' ? p.proposedAt : p.createdAt).toISOString(), p.id]);
}

/** Locked, so that a decision and a change wait for each other. */
export async function lockProposal(tx: Tx, viewer: Viewer, id: EventProposalId): Promise<EventProposal | undefined> {
  await tx.query('SELECT FROM event_proposal WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tx.tenantId, id]);
  return (await proposalsByIds(within(tx), viewer, [id])).get(id);
}
