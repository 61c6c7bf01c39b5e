import { type MemberId, type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import { type Reader, type Viewer } from '../viewer.js';
import { Unmasking, type UnmaskingState } from './unmasking.graphql.js';

type Json = Pick<Unmasking, 'id' | 'pseudonymId' | 'postId' | 'title' | 'reason'> & { state: UnmaskingState; requestedById: MemberId; decidedById: MemberId | null; authorId: MemberId | null; requestedAt: string };

async function read(db: Reader, viewer: Viewer, condition: string, params: readonly unknown[], name: string): Promise<Unmasking[]> {
  const [row] = await db.readOne<{ found: Json[] | null; people: PeopleJson }>(
    `WITH found AS MATERIALIZED (
       SELECT u.id, u.pseudonym_id AS "pseudonymId", u.post_id AS "postId", p.title, u.reason, u.state, u.requested_by AS "requestedById", u.decided_by AS "decidedById", u.requested_at AS "requestedAt",
         CASE WHEN u.state = 'CONFIRMED' AND $2 IN (u.requested_by, u.decided_by) THEN d.member_id END AS "authorId"
       FROM unmasking u JOIN post p ON p.tenant_id = $1 AND p.id = u.post_id JOIN pseudonym d ON d.tenant_id = $1 AND d.id = u.pseudonym_id WHERE u.tenant_id = $1 ${condition})
     SELECT (SELECT json_agg(found) FROM found) AS found, ${peopleColumn('SELECT "requestedById" FROM found UNION SELECT "decidedById" FROM found UNION SELECT "authorId" FROM found')}`,
    [viewer.tenantId, viewer.id, ...params],
    name,
  );
  const person = toPeople(row?.people ?? null);
  return (row?.found ?? []).map(({ requestedById, decidedById, authorId, requestedAt, ...rest }) =>
    Object.assign(new Unmasking(), rest, { requestedAt: new Date(requestedAt), requestedBy: person(requestedById)!, decidedBy: person(decidedById) ?? null, author: person(authorId) ?? null }),
  );
}

/** Newest first. */
export async function unmaskingPage(db: Reader, viewer: Viewer, args: PageArgs): Promise<Page<Unmasking>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await read(
    db, viewer,
    `AND ($3::timestamptz IS NULL OR (u.requested_at, u.id) ${comparison} ($3, $4::uuid)) ORDER BY u.requested_at ${direction}, u.id ${direction} LIMIT $5`,
    [request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `unmaskings_${direction}`,
  );
  return toPage(rows, request, (one) => [one.requestedAt.toISOString(), one.id]);
}

export const unmaskingsByIds = (db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Unmasking[]> => read(db, viewer, 'AND u.id = ANY ($3)', [[...ids]], 'unmaskings_by_id');

export interface Masked {
  postId: string;
  pseudonymId: string | null;
  /** Whether it was written while authors could be unmasked. */
  isKnown: boolean;
}

export const masked = (tx: Tx, postId: string | null, commentId: string | null): Promise<Masked | undefined> =>
  tx.first(
    commentId
      ? `SELECT c.post_id AS "postId", c.pseudonym_id AS "pseudonymId", d.member_id IS NOT NULL AS "isKnown" FROM comment c LEFT JOIN pseudonym d ON d.tenant_id = $1 AND d.id = c.pseudonym_id WHERE c.tenant_id = $1 AND c.id = $2`
      : `SELECT p.id AS "postId", p.pseudonym_id AS "pseudonymId", d.member_id IS NOT NULL AS "isKnown" FROM post p LEFT JOIN pseudonym d ON d.tenant_id = $1 AND d.id = p.pseudonym_id WHERE p.tenant_id = $1 AND p.id = $2`,
    [tx.tenantId, commentId ?? postId],
  );

/** The one that waits already, or a new one. */
export async function requestUnmasking(tx: Tx, row: { pseudonymId: string; postId: string; commentId: string | null; reason: string; requestedBy: MemberId }): Promise<{ id: string; isNew: boolean }> {
  const id = newId(tx.now.getTime());
  const made = await tx.execute(
    `INSERT INTO unmasking (tenant_id, id, pseudonym_id, post_id, comment_id, reason, state, requested_by, requested_at) VALUES ($1, $2, $3, $4, $5, $6, 'REQUESTED', $7, $8)
     ON CONFLICT (tenant_id, pseudonym_id) WHERE state = 'REQUESTED' DO NOTHING`,
    [tx.tenantId, id, row.pseudonymId, row.postId, row.commentId, row.reason, row.requestedBy, tx.now],
  );
  if (made) return { id, isNew: true };
  const waiting = await tx.first<{ id: string }>(`SELECT id FROM unmasking WHERE tenant_id = $1 AND pseudonym_id = $2 AND state = 'REQUESTED'`, [tx.tenantId, row.pseudonymId]);
  return { id: waiting!.id, isNew: false };
}

export const lockUnmasking = (tx: Tx, id: string): Promise<{ state: string; requestedBy: MemberId; authorId: MemberId | null; reason: string } | undefined> =>
  tx.first(
    `SELECT u.state, u.requested_by AS "requestedBy", (SELECT d.member_id FROM pseudonym d WHERE d.tenant_id = $1 AND d.id = u.pseudonym_id) AS "authorId", u.reason FROM unmasking u WHERE u.tenant_id = $1 AND u.id = $2 FOR NO KEY UPDATE`, [tx.tenantId, id]);

export const decideUnmasking = (tx: Tx, id: string, state: UnmaskingState, by: MemberId): Promise<number> =>
  tx.execute('UPDATE unmasking SET state = $3, decided_by = $4, decided_at = $5 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, state, by, tx.now]);
