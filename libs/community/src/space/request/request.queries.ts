import { type MemberId, type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { SpaceRequestDecided } from '../../events.js';
import { type Reader, type Viewer, isOperator } from '../../viewer.js';
import type { SpaceId } from '../space.entity.js';
import { SpaceRequest, type SpaceRequestId, type SpaceRequestState } from './request.entity.js';
import type { SpaceRequestFilter } from './request.graphql.js';

const COLUMNS = `r.id, r.tenant_id AS "tenantId", r.space_id AS "spaceId", r.member_id AS "memberId", r.question, r.reason, r.state, r.answer, r.decided_by AS "decidedById", r.created_at AS "createdAt", r.changed_at AS "changedAt"`;
/** Which requests the viewer ($2, an operator when $3) answers. Those of people who have left need no answer any more. */
const KEPT = `r.tenant_id = $1 AND ($3::boolean OR EXISTS (SELECT FROM space_member k WHERE k.tenant_id = $1 AND k.space_id = r.space_id AND k.member_id = $2 AND k.role = 'KEEPER'))
  AND EXISTS (SELECT FROM member m WHERE m.tenant_id = $1 AND m.id = r.member_id AND m.state = 'ACTIVE')`;

const toRequest = (row: SpaceRequest): SpaceRequest => Object.assign(new SpaceRequest(), row);
const asking = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, isOperator(viewer)];

/** Those that the viewer answers, who waited longest first. */
export async function requestPage(db: Reader, viewer: Viewer, args: PageArgs, { spaceId, state }: SpaceRequestFilter): Promise<Page<SpaceRequest>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<SpaceRequest>(
    `SELECT ${COLUMNS} FROM space_request r WHERE ${KEPT} AND ($4::uuid IS NULL OR r.space_id = $4) AND ($5::text IS NULL OR r.state = $5)
       AND ($6::timestamptz IS NULL OR (r.created_at, r.id) ${comparison} ($6, $7::uuid))
     ORDER BY r.created_at ${direction}, r.id ${direction} LIMIT $8`,
    [...asking(viewer), spaceId ?? null, state ?? null, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `space_requests_${direction}`,
  );
  return toPage(rows.map(toRequest), request, (r) => [r.createdAt.toISOString(), r.id]);
}

/** The viewer's own, and those that the viewer answers. */
export async function requestsByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<SpaceRequest[]> {
  const sql = `SELECT ${COLUMNS} FROM space_request r WHERE r.tenant_id = $1 AND r.id = ANY ($4) AND (r.member_id = $2 OR (${KEPT}))`;
  return (await db.readOne<SpaceRequest>(sql, [...asking(viewer), [...ids]], 'space_requests_by_id')).map(toRequest);
}

export const lockRequest = async (tx: Tx, id: SpaceRequestId): Promise<SpaceRequest | undefined> => {
  const row = await tx.first<SpaceRequest>(`SELECT ${COLUMNS} FROM space_request r WHERE r.tenant_id = $1 AND r.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && toRequest(row);
};

/** The person's open request; made when there is none. */
export async function openRequest(tx: Tx, spaceId: SpaceId, memberId: MemberId, { question, reason }: Pick<SpaceRequest, 'question' | 'reason'>): Promise<{ id: SpaceRequestId; isNew: boolean }> {
  const made = await tx.first<{ id: SpaceRequestId }>(
    `INSERT INTO space_request (tenant_id, id, space_id, member_id, question, reason, state, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, 'SUBMITTED', $7, $7)
     ON CONFLICT (tenant_id, space_id, member_id) WHERE state = 'SUBMITTED' DO NOTHING RETURNING id`,
    [tx.tenantId, newId(tx.now.getTime()), spaceId, memberId, question, reason, tx.now],
  );
  if (made) return { id: made.id, isNew: true };
  const open = await tx.first<{ id: SpaceRequestId }>(`SELECT id FROM space_request WHERE tenant_id = $1 AND space_id = $2 AND member_id = $3 AND state = 'SUBMITTED'`, [tx.tenantId, spaceId, memberId]);
  return { id: open!.id, isNew: false };
}

/** Sets it to another state and tells so, unless the person took it back. */
export async function closeRequest(tx: Tx, request: Pick<SpaceRequest, 'id' | 'spaceId' | 'memberId'>, state: SpaceRequestState, decidedBy: MemberId | null = null, answer: string | null = null): Promise<void> {
  await tx.execute('UPDATE space_request SET state = $3, decided_by = $4, answer = $5, changed_at = $6 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, request.id, state, decidedBy, answer, tx.now]);
  if (decidedBy) await tx.publish(SpaceRequestDecided, { requestId: request.id, spaceId: request.spaceId, memberId: request.memberId, decidedBy });
}

/** Approves the open ones of these people; returns whose they were. */
export async function approveRequestsOf(tx: Tx, spaceId: SpaceId, memberIds: readonly MemberId[], by: MemberId): Promise<MemberId[]> {
  const rows = await tx.query<{ id: SpaceRequestId; memberId: MemberId }>(
    `UPDATE space_request SET state = 'APPROVED', decided_by = $4, changed_at = $5 WHERE tenant_id = $1 AND space_id = $2 AND state = 'SUBMITTED' AND member_id = ANY ($3) RETURNING id, member_id AS "memberId"`,
    [tx.tenantId, spaceId, memberIds, by, tx.now],
  );
  await tx.publishAll(SpaceRequestDecided, rows.map(({ id, memberId }) => ({ requestId: id, spaceId, memberId, decidedBy: by })));
  return rows.map((row) => row.memberId);
}

/** All that wait: everybody reads the space from now on. */
export async function approveOpenRequests(tx: Tx, spaceId: SpaceId, by: MemberId): Promise<void> {
  const waiting = await tx.query<{ id: MemberId }>(`SELECT member_id AS id FROM space_request WHERE tenant_id = $1 AND space_id = $2 AND state = 'SUBMITTED'`, [tx.tenantId, spaceId]);
  await approveRequestsOf(tx, spaceId, waiting.map((row) => row.id), by);
}

export const hasOpenRequests = async (tx: Tx, spaceId: SpaceId): Promise<boolean> =>
  (await tx.first(
    `SELECT FROM space_request r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id AND m.state = 'ACTIVE' WHERE r.tenant_id = $1 AND r.space_id = $2 AND r.state = 'SUBMITTED' LIMIT 1`,
    [tx.tenantId, spaceId],
  )) !== undefined;
