import { type CursorKey, type MemberId, type Page, type PageArgs, type PageRequest, type TenantId, pageRequest, toGlobalId, toPage } from '#kernel';
import type { Member } from '#identity';
import { pseudonymJson } from '../anonymity/pseudonym.js';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import { shownLater } from '../document/rich-text.graphql.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import type { Tx } from '#tenancy';
import type { PostId } from '../post/post.entity.js';
import { Comment, type CommentId } from './comment.entity.js';

export const commentColumns = (alias: string): string => `${alias}.id, ${alias}.post_id AS "postId", ${alias}.author_id AS "authorId", ${alias}.parent_id AS "parentId", ${alias}.text, ${alias}.body, ${alias}.version,
  ${alias}.edited_at AS "editedAt", ${alias}.created_at AS "createdAt", coalesce(${alias}.thread_at, ${alias}.created_at) AS "threadAt",
  ${alias}.accepted_at AS "acceptedAt", ${alias}.official_label AS "officialLabel", ${alias}.official_at AS "officialAt", ${pseudonymJson(`${alias}.pseudonym_id`)} AS pseudonym,
  (SELECT CASE WHEN up.withdrawn_at IS NULL THEN up.state ELSE 'WITHDRAWN' END FROM comment up WHERE up.tenant_id = $1 AND up.id = ${alias}.parent_id AND up.state <> 'PUBLISHED') AS "answersAbsent"`;

/** An answer stands below what it answers, before the next comment that answers nothing. */
const ORDER = ['coalesce(c.thread_at, c.created_at)', 'coalesce(c.parent_id, c.id)', 'c.created_at', 'c.id'];
export const CONVERSATION = ORDER.join(', ');
const BACKWARDS = ORDER.map((column) => `${column} DESC`).join(', ');
/** The same among rows that were read. */
export const CONVERSED = (alias: string): string => `${alias}."threadAt", coalesce(${alias}."parentId", ${alias}.id), ${alias}."createdAt", ${alias}.id`;

/** What a conversation shows. */
export const SAID = `c.state = 'PUBLISHED'`;

type Times = 'acceptedAt' | 'officialAt' | 'editedAt';
export type CommentJson = Pick<Comment, 'id' | 'postId' | 'authorId' | 'parentId' | 'text' | 'body' | 'version' | 'officialLabel' | 'pseudonym' | 'answersAbsent'> & { createdAt: string; threadAt: string } & Record<Times, string | null>;
const time = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Field by field: `Object.assign` takes three times as long, and a page of posts has sixty comments. */
export function toComment(row: CommentJson, person: (id: string | null) => Member | undefined, tenantId: TenantId): Comment {
  const comment = new Comment();
  comment.tenantId = tenantId;
  comment.id = row.id;
  comment.postId = row.postId;
  comment.authorId = row.authorId;
  comment.author = person(row.authorId);
  comment.pseudonym = row.pseudonym;
  comment.parentId = row.parentId;
  comment.answersId = row.parentId && toGlobalId('Comment', row.parentId);
  comment.answersAbsent = row.answersAbsent;
  comment.text = row.text;
  comment.body = shownLater(row);
  comment.version = row.version;
  comment.createdAt = new Date(row.createdAt);
  comment.threadAt = row.threadAt === row.createdAt ? comment.createdAt : new Date(row.threadAt);
  comment.editedAt = time(row.editedAt);
  comment.acceptedAt = time(row.acceptedAt);
  comment.official = row.officialLabel && { label: row.officialLabel, at: time(row.officialAt)! };
  comment.unknownMentions = NOBODY;
  return comment;
}
const NOBODY: string[] = [];

/** Oldest first, each with its answers: a page of comments is read like a conversation. */
export const commentRequest = (args: PageArgs): PageRequest => pageRequest(args, ['time', 'id', 'time', 'id']);
export const inConversation = ({ id, parentId, threadAt, createdAt }: Comment): CursorKey => [threadAt!.toISOString(), parentId ?? id, createdAt.toISOString(), id];

/** Those that the viewer reads; what is out of sight is read by its author and by operators; what was just written, also by who wrote it without a name. */
export async function commentsByIds(db: Reader, viewer: Viewer, ids: readonly string[], which?: 'just written'): Promise<Comment[]> {
  const [row] = await db.readOne<{ comments: CommentJson[] | null; people: PeopleJson }>(
    `WITH shown AS MATERIALIZED (
       SELECT ${commentColumns('c')} FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id
       WHERE c.tenant_id = $1 AND c.id = ANY ($3) AND (${SAID} OR c.author_id = $2 OR $4 OR $5) AND p.state = 'PUBLISHED' AND ($4::boolean OR p.space_id = ANY (ARRAY(${READABLE_SPACES}))))
     SELECT (SELECT json_agg(shown) FROM shown) AS comments, ${peopleColumn('SELECT "authorId" FROM shown')}`,
    [viewer.tenantId, viewer.id, [...ids], isOperator(viewer), which === 'just written'],
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
const FIRST: CursorKey = ['-infinity', '00000000-0000-0000-0000-000000000000', '-infinity', '00000000-0000-0000-0000-000000000000'];
const LAST: CursorKey = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Any pages of the comments of any posts, by the keys of `commentsKey`: one statement. The posts must have been read by somebody who may. */
export async function commentPages(db: Reader, tenantId: TenantId, keys: readonly string[]): Promise<Map<string, Page<Comment>>> {
  const asked = keys.map((key) => {
    const [postId, request] = JSON.parse(key) as [string, PageRequest];
    return { key, postId, request, from: request.key ?? (request.backward ? LAST : FIRST) };
  });
  const range = (comparison: string, order: string): string => `c.tenant_id = $1 AND c.post_id = a.post_id AND ${SAID} AND (${CONVERSATION}) ${comparison} (a.thread_at, a.thread_id, a.at, a.id) ORDER BY ${order} LIMIT a.take`;
  const [row] = await db.readOne<{ comments: (CommentJson & { nr: number })[] | null; people: PeopleJson }>(
    `WITH asked AS (
       SELECT * FROM unnest($2::uuid[], $3::int[], $4::boolean[], $5::timestamptz[], $6::uuid[], $7::timestamptz[], $8::uuid[]) WITH ORDINALITY AS a (post_id, take, backward, thread_at, thread_id, at, id, nr)),
     shown AS MATERIALIZED (
       SELECT a.nr, c.* FROM asked a CROSS JOIN LATERAL (
         (SELECT ${commentColumns('c')} FROM comment c WHERE NOT a.backward AND ${range('>', CONVERSATION)})
         UNION ALL
         (SELECT ${commentColumns('c')} FROM comment c WHERE a.backward AND ${range('<', BACKWARDS)})) c)
     SELECT (SELECT json_agg(shown ORDER BY shown.nr, ${CONVERSED('shown')}) FROM shown) AS comments, ${peopleColumn('SELECT "authorId" FROM shown')}`,
    [tenantId, asked.map((a) => a.postId), asked.map((a) => a.request.limit + 1), asked.map((a) => a.request.backward), ...[0, 1, 2, 3].map((i) => asked.map((a) => a.from[i]))],
    'comment_pages',
  );
  const person = toPeople(row?.people ?? null);
  const found = asked.map((): Comment[] => []);
  for (const { nr, ...comment } of row?.comments ?? []) found[nr - 1]!.push(toComment(comment, person, tenantId));
  return new Map(asked.map(({ key, request }, i) => [key, toPage(request.backward ? found[i]!.reverse() : found[i]!, request, inConversation)]));
}

export interface CommentRow {
  id: CommentId;
  postId: PostId;
  parentId: CommentId | null;
  authorId: MemberId | null;
  pseudonymId: string | null;
  text: string;
  body: object | null;
  state: string;
  version: number;
  createdAt: Date;
  editedAt: Date | null;
}

/** A comment on a published post that the viewer reads, locked until the end of the transaction; undefined for all others. */
export const lockComment = (tx: Tx, viewer: Viewer, id: CommentId): Promise<CommentRow | undefined> =>
  tx.first<CommentRow>(
    `SELECT c.id, c.post_id AS "postId", c.parent_id AS "parentId", c.author_id AS "authorId", c.pseudonym_id AS "pseudonymId", c.text, c.body, c.state, c.version, c.created_at AS "createdAt", c.edited_at AS "editedAt"
     FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id
     WHERE c.tenant_id = $1 AND c.id = $3 AND p.state = 'PUBLISHED' AND (${SAID} OR c.author_id = $2 OR c.pseudonym_id IS NOT NULL) AND ($4::boolean OR p.space_id IN (${READABLE_SPACES})) FOR UPDATE OF c`,
    [viewer.tenantId, viewer.id, id, isOperator(viewer)],
  );

/** What an answer to this comment has to know; undefined when it is not one of the post, or an answer itself. One that is gone is answered as long as others stand below it. */
export const answerable = (tx: Tx, postId: PostId, id: CommentId): Promise<{ createdAt: Date } | undefined> =>
  tx.first(`SELECT c.created_at AS "createdAt" FROM comment c WHERE c.tenant_id = $1 AND c.id = $2 AND c.post_id = $3 AND c.parent_id IS NULL
    AND (${SAID} OR EXISTS (SELECT FROM comment a WHERE a.tenant_id = $1 AND a.parent_id = c.id AND a.state = 'PUBLISHED'))`, [tx.tenantId, id, postId]);

/** One more, or one less, to be read below a post. */
export const countComments = (tx: Tx, postId: PostId, change: 1 | -1): Promise<number> =>
  tx.execute('UPDATE post SET comment_count = comment_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, postId, change]);
