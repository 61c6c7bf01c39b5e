import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { toPerson } from '../item/item.queries.js';
import { HandoverNote } from './note.graphql.js';

type PersonJson = Parameters<typeof toPerson>[0];
interface Row {
  id: string;
  text: string;
  createdAt: Date;
  author: PersonJson;
  viewerSeenAt: Date | null;
  seenBy: PersonJson[];
  seenCount: number;
}
/** Of tenant $1, for the viewer $2. */
const NOTES = `SELECT n.id, n.text, n.created_at AS "createdAt",
    (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = n.author_id) one) AS author,
    (SELECT s.seen_at FROM handover_seen s WHERE s.tenant_id = $1 AND s.note_id = n.id AND s.member_id = $2) AS "viewerSeenAt",
    (SELECT coalesce(json_agg(one ORDER BY one.seen_at, one.id), '[]') FROM (SELECT ${memberColumns('m')}, s.seen_at FROM handover_seen s JOIN member m ON m.tenant_id = s.tenant_id AND m.id = s.member_id
       WHERE s.tenant_id = $1 AND s.note_id = n.id ORDER BY s.seen_at, m.id LIMIT 20) one) AS "seenBy",
    (SELECT count(*)::int FROM handover_seen s WHERE s.tenant_id = $1 AND s.note_id = n.id) AS "seenCount"
  FROM handover_note n WHERE n.tenant_id = $1`;
const toNote = (row: Row): HandoverNote => Object.assign(new HandoverNote(), row, { author: toPerson(row.author)!, seenBy: row.seenBy.map((one) => toPerson(one)!) });

export async function notePage(db: TenantDb, tenantId: TenantId, me: MemberId, args: PageArgs): Promise<Page<HandoverNote>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Row>(
    `${NOTES} AND ($3::timestamptz IS NULL OR (n.created_at, n.id) ${comparison} ($3, $4::uuid)) ORDER BY n.created_at ${direction}, n.id ${direction} LIMIT $5`,
    [tenantId, me, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `handover_notes_${direction}`,
  );
  return toPage(rows.map(toNote), request, (note) => [note.createdAt.toISOString(), note.id]);
}

export const notesByIds = async (db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, me: MemberId, ids: readonly string[]): Promise<HandoverNote[]> =>
  (await db.readOne<Row>(`${NOTES} AND n.id = ANY ($3)`, [tenantId, me, ids], 'handover_notes_by_id')).map(toNote);

export async function insertNote(tx: Tx, authorId: MemberId, text: string): Promise<{ id: string }> {
  const id = newId(tx.now.getTime());
  await tx.execute('INSERT INTO handover_note (tenant_id, id, author_id, text, created_at) VALUES ($1, $2, $3, $4, $5)', [tx.tenantId, id, authorId, text, tx.now]);
  return { id };
}

/** Its author has seen it anyway. */
export async function markSeen(tx: Tx, me: MemberId, noteId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO handover_seen (tenant_id, id, note_id, member_id, seen_at) SELECT $1, $2, n.id, $4, $5 FROM handover_note n WHERE n.tenant_id = $1 AND n.id = $3 AND n.author_id <> $4
     ON CONFLICT (tenant_id, note_id, member_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), noteId, me, tx.now],
  );
}

/** How many notes of the last two weeks the member $3 has not seen; $1 the tenant, $2 now. */
export const UNSEEN_NOTES = `(SELECT count(*)::int FROM handover_note n WHERE n.tenant_id = $1 AND n.created_at > $2::timestamptz - interval '14 days' AND n.author_id <> $3
  AND NOT EXISTS (SELECT FROM handover_seen s WHERE s.tenant_id = $1 AND s.note_id = n.id AND s.member_id = $3))`;
