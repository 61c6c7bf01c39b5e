import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import type { Post, PostId } from './post.entity.js';
import { readPosts } from './post.page.js';
import type { PostSelection } from './sections/index.js';

export type Row = Pick<Post, 'id' | 'spaceId' | 'authorId' | 'pseudonymId' | 'title' | 'text' | 'body' | 'state' | 'version' | 'createdAt' | 'publishedAt' | 'editedAt' | 'pinnedAt'>;

/** A post that the viewer finds, whatever its state, locked until the end of the transaction; undefined for all others. */
export function lockPost(tx: Tx, viewer: Viewer, id: PostId): Promise<Row | undefined> {
  return tx.first<Row>(
    `SELECT p.id, p.space_id AS "spaceId", p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", p.title, p.text, p.body, p.state, p.version, p.created_at AS "createdAt",
       p.published_at AS "publishedAt", p.edited_at AS "editedAt", p.pinned_at AS "pinnedAt" FROM post p
     WHERE p.tenant_id = $1 AND p.id = $3 AND (p.state = 'PUBLISHED' OR p.author_id = $2 OR p.pseudonym_id IS NOT NULL)
       AND ($4::boolean OR p.space_id IN (${READABLE_SPACES}) OR p.author_id = $2) FOR UPDATE`,
    [viewer.tenantId, viewer.id, id, isOperator(viewer)],
  );
}

/** What the viewer has not published yet, newest first. */
export async function draftPage(db: Reader, viewer: Viewer, args: PageArgs, selection: PostSelection): Promise<Page<Post>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const select = (columns: string): string => `SELECT ${columns} FROM post p WHERE p.tenant_id = $1 AND p.author_id = $2 AND p.state IN ('DRAFT', 'SCHEDULED')
    AND ($5::timestamptz IS NULL OR (p.created_at, p.id) ${comparison} ($5, $6::uuid)) ORDER BY p.created_at ${direction}, p.id ${direction} LIMIT $4::int`;
  const posts = await readPosts(db, viewer, { select, params: [request.limit + 1, request.key?.[0] ?? null, request.key?.[1] ?? null], name: `drafts_${direction}` }, selection);
  return toPage(request.backward ? posts.reverse() : posts, request, (post) => [post.createdAt.toISOString(), post.id]);
}

export const changePost = (tx: Tx, id: string, set: string, params: readonly unknown[] = []): Promise<number> =>
  tx.execute(`UPDATE post SET ${set} WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id, ...params]);

/** How many stand first in a space; who pins in it waits here. */
export async function pinnedIn(tx: Tx, spaceId: string): Promise<number> {
  await tx.query('SELECT FROM space WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, spaceId]);
  const row = await tx.first<{ count: number }>(`SELECT count(*)::int FROM post WHERE tenant_id = $1 AND space_id = $2 AND pinned_at IS NOT NULL AND state = 'PUBLISHED'`, [tx.tenantId, spaceId]);
  return row!.count;
}

/** A post that is still to be published at this time, locked; undefined when it is out or taken back, or has another time by now. */
export const duePost = (tx: Tx, id: string, at: Date): Promise<(Row & { isAuthorHere: boolean }) | undefined> =>
  tx.first(
    `SELECT p.id, p.space_id AS "spaceId", p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", p.title, p.text, p.body, p.state, p.version, m.state = 'ACTIVE' AND coalesce(m.suspended_until <= $3, true) AS "isAuthorHere" FROM post p JOIN member m ON m.tenant_id = $1 AND m.id = p.author_id
     WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'SCHEDULED' AND p.scheduled_for = $3 FOR UPDATE OF p`,
    [tx.tenantId, id, at],
  );
