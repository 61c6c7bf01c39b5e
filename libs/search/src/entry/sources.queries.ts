import { COMMENT_SHOWS, PUBLISHED } from '#community';
import type { Tx } from '#tenancy';
import type { EntryKind } from './entry.queries.js';

/** What the index has to know of a thing; it is read anew whenever something happened to it. */
export interface Source {
  kind: EntryKind;
  id: string;
  at: Date;
  titles: string[];
  texts: string[];
  /** Null for what everybody reads who is signed in here. */
  spaceId: string | null;
  /** Null for what nobody wrote, and for what was written anonymously: then no filter may find it by its author. */
  authorId: string | null;
  tagIds: string[];
}

/** Selects the columns of Source from rows that can be found; `$1` is the tenant. */
const texts = (...columns: string[]): string => `array_remove(ARRAY[${columns.join(', ')}], NULL)`;

const KINDS: Record<EntryKind, string> = {
  POST: `SELECT 'POST' AS kind, p.id, p.published_at AS at, ARRAY[p.title] AS titles, ARRAY[p.text] AS texts, p.space_id AS "spaceId", p.author_id AS "authorId", ARRAY(SELECT pt.tag_id FROM post_tag pt WHERE pt.tenant_id = $1 AND pt.post_id = p.id) AS "tagIds"
      FROM post p WHERE p.tenant_id = $1 AND ${PUBLISHED}`,
  COMMENT: `SELECT 'COMMENT' AS kind, c.id, c.created_at AS at, ARRAY[]::text[] AS titles, ARRAY[c.text] AS texts, p.space_id AS "spaceId", c.author_id AS "authorId", ARRAY[]::uuid[] AS "tagIds"
      FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id WHERE c.tenant_id = $1 AND ${COMMENT_SHOWS} AND ${PUBLISHED}`,
  PERSON: `SELECT 'PERSON' AS kind, m.id, m.joined_at AS at, ${texts('m.display_name', 'm.kana')} AS titles, ${texts('m.department')} AS texts, NULL::uuid AS "spaceId", NULL::uuid AS "authorId", ARRAY[]::uuid[] AS "tagIds"
      FROM member m WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'`,
  EVENT: `SELECT 'EVENT' AS kind, e.id, e.created_at AS at, ARRAY[e.title] AS titles, ARRAY[e.description] AS texts, NULL::uuid AS "spaceId", e.organizer_id AS "authorId", ARRAY[]::uuid[] AS "tagIds"
      FROM event e WHERE e.tenant_id = $1 AND e.published_at IS NOT NULL`,
};

const ID: Record<EntryKind, string> = { POST: 'p.id', COMMENT: 'c.id', PERSON: 'm.id', EVENT: 'e.id' };

/** Those of these things that can be found at present. */
export const sourcesById = (tx: Tx, kind: EntryKind, ids: readonly string[]): Promise<Source[]> => tx.query(`${KINDS[kind]} AND ${ID[kind]} = ANY ($2)`, [tx.tenantId, [...ids]]);

/** The next ones of all kinds, in the order of their ids, which is about the order of time. */
export function sourcesAfter(tx: Tx, after: string, count: number): Promise<Source[]> {
  const kinds = (Object.keys(KINDS) as EntryKind[]).map((kind) => `(${KINDS[kind]} AND ${ID[kind]} > $2::uuid ORDER BY ${ID[kind]} LIMIT $3)`);
  return tx.query(`SELECT * FROM (${kinds.join(' UNION ALL ')}) AS thing ORDER BY id LIMIT $3`, [tx.tenantId, after, count]);
}

/** The comments of a post, shown or not. */
export async function commentIdsOf(tx: Tx, postId: string): Promise<string[]> {
  return (await tx.query<{ id: string }>('SELECT id FROM comment WHERE tenant_id = $1 AND post_id = $2', [tx.tenantId, postId])).map(({ id }) => id);
}
