import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { shownBody } from '../document/rich-text.graphql.js';
import { PostRevision } from '../post/writing.graphql.js';
import type { Reader } from '../viewer.js';

interface Worded {
  postId: string;
  commentId: string | null;
  version: number;
  /** Null for comments. */
  title: string | null;
  text: string;
  body: object | null;
  writtenAt: Date;
}

/** Keeps how something was worded; who edited it is its author. */
export const keepRevision = (tx: Tx, { postId, commentId, version, title, text, body, writtenAt }: Worded): Promise<number> =>
  tx.execute(
    `INSERT INTO post_revision (tenant_id, id, post_id, comment_id, version, title, text, body, written_at, created_at) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $8)`,
    [tx.tenantId, postId, commentId, version, title, text, body && JSON.stringify(body), writtenAt],
  );

/** Newest first. Whether they may be seen has been decided before. */
export async function revisionPage(db: Reader, tenantId: string, postId: string, args: PageArgs): Promise<Page<PostRevision>> {
  const request = pageRequest(args, ['integer']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Omit<PostRevision, 'body'> & { body: object | null }>(
    `SELECT id AS key, version, title, text, body, written_at AS "writtenAt" FROM post_revision
     WHERE tenant_id = $1 AND post_id = $2 AND comment_id IS NULL AND ($3::int IS NULL OR version ${comparison} $3) ORDER BY version ${direction} LIMIT $4`,
    [tenantId, postId, request.key?.[0] ?? null, request.limit + 1],
    `revisions_${direction}`,
  );
  return toPage(rows.map((row) => Object.assign(new PostRevision(), row, { body: shownBody(row) })), request, ({ version }) => [version]);
}
