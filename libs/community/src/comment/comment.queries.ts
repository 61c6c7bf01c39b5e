import { type CursorKey, type Page, type PageArgs, type PageRequest, type TenantId, pageRequest, toPage } from '#kernel';
import type { Member } from '#identity';
import { pseudonymJson } from '../anonymity/pseudonym.js';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Comment } from './comment.entity.js';

export const commentColumns = (alias: string): string => `${alias}.id, ${alias}.post_id AS "postId", ${alias}.author_id AS "authorId", ${alias}.parent_id AS "parentId", ${alias}.text, ${alias}.created_at AS "createdAt",
  ${alias}.accepted_at AS "acceptedAt", ${alias}.official_label AS "officialLabel", ${alias}.official_at AS "officialAt", ${pseudonymJson(`${alias}.pseudonym_id`)} AS pseudonym`;

/** What a conversation shows. */
export const SAID = `c.state = 'PUBLISHED'`;

export type CommentJson = Pick<Comment, 'id' | 'postId' | 'authorId' | 'parentId' | 'text' | 'officialLabel' | 'pseudonym'> & { createdAt: string; acceptedAt: string | null; officialAt: string | null };
const time = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const toComment = (row: CommentJson, person: (id: string | null) => Member | undefined, tenantId: TenantId): Comment =>
  Object.assign(new Comment(), row, { tenantId, createdAt: new Date(row.createdAt), acceptedAt: time(row.acceptedAt), officialAt: time(row.officialAt), author: person(row.authorId) });

/** Oldest first: a page of comments is read like a conversation. */
export const commentRequest = (args: PageArgs): PageRequest => pageRequest(args, ['time', 'id']);
export const inConversation = (comment: Comment): CursorKey => [comment.createdAt.toISOString(), comment.id];

/** Those that the viewer reads; what is out of sight is read by its author and by operators. */
export async function commentsByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Comment[]> {
  const [row] = await db.readOne<{ comments: CommentJson[] | null; people: PeopleJson }>(
    `WITH shown AS MATERIALIZED (
       SELECT ${commentColumns('c')} FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id
       WHERE c.tenant_id = $1 AND c.id = ANY ($3) AND (${SAID} OR c.author_id = $2 OR $4) AND p.state = 'PUBLISHED' AND ($4::boolean OR p.space_id = ANY (ARRAY(${READABLE_SPACES}))))
     SELECT (SELECT json_agg(shown) FROM shown) AS comments, ${peopleColumn('SELECT "authorId" FROM shown')}`,
    [viewer.tenantId, viewer.id, [...ids], isOperator(viewer)],
    'comments_by_id',
  );
  const person = toPeople(row?.people ?? null);
  return (row?.comments ?? []).map((comment) => toComment(comment, person, viewer.tenantId));
}

/** A wish for a page of one post's comments, as a loader's key. @throws INVALID_INPUT */
export function commentsKey(postId: string, args: PageArgs): string {
  return JSON.stringify([postId, commentRequest(args)]);
}

// Before the first and behind the last comment there can be: with them every page is one range of the index.
const FIRST: CursorKey = ['-infinity', '00000000-0000-0000-0000-000000000000'];
const LAST: CursorKey = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Any pages of the comments of any posts, by the keys of `commentsKey`: one statement. The posts must have been read by somebody who may. */
export async function commentPages(db: Reader, tenantId: TenantId, keys: readonly string[]): Promise<Map<string, Page<Comment>>> {
  const asked = keys.map((key) => {
    const [postId, request] = JSON.parse(key) as [string, PageRequest];
    return { key, postId, request, from: request.key ?? (request.backward ? LAST : FIRST) };
  });
  const range = (comparison: string, direction: string): string =>
    `c.tenant_id = $1 AND c.post_id = a.post_id AND ${SAID} AND (c.created_at, c.id) ${comparison} (a.at, a.id) ORDER BY c.created_at ${direction}, c.id ${direction} LIMIT a.take`;
  const [row] = await db.readOne<{ comments: (CommentJson & { nr: number })[] | null; people: PeopleJson }>(
    `WITH asked AS (
       SELECT * FROM unnest($2::uuid[], $3::int[], $4::boolean[], $5::timestamptz[], $6::uuid[]) WITH ORDINALITY AS a (post_id, take, backward, at, id, nr)),
     shown AS MATERIALIZED (
       SELECT a.nr, c.* FROM asked a CROSS JOIN LATERAL (
         (SELECT ${commentColumns('c')} FROM comment c WHERE NOT a.backward AND ${range('>', 'ASC')})
         UNION ALL
         (SELECT ${commentColumns('c')} FROM comment c WHERE a.backward AND ${range('<', 'DESC')})) c)
     SELECT (SELECT json_agg(shown ORDER BY shown.nr, shown."createdAt", shown.id) FROM shown) AS comments, ${peopleColumn('SELECT "authorId" FROM shown')}`,
    [tenantId, asked.map((a) => a.postId), asked.map((a) => a.request.limit + 1), asked.map((a) => a.request.backward), asked.map((a) => a.from[0]), asked.map((a) => a.from[1])],
    'comment_pages',
  );
  const person = toPeople(row?.people ?? null);
  const found = asked.map((): Comment[] => []);
  for (const { nr, ...comment } of row?.comments ?? []) found[nr - 1]!.push(toComment(comment, person, tenantId));
  return new Map(asked.map(({ key, request }, i) => [key, toPage(request.backward ? found[i]!.reverse() : found[i]!, request, inConversation)]));
}
