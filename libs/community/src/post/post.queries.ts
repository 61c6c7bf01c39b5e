import { MAX_PAGE_SIZE, type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import { type Comment } from '../comment/comment.entity.js';
import { type CommentJson, commentColumns, SAID, inConversation, toComment } from '../comment/comment.queries.js';
import { PostPublished } from '../events.js';
import { type PeopleJson, peopleColumn, toPeople } from '../people.js';
import { ReactionKind } from '../reaction/reaction.entity.js';
import { listReactions } from '../reaction/reaction.rules.js';
import { Space } from '../space/space.entity.js';
import { READABLE_SPACES, spaceColumns } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Post, type PostId, PostState } from './post.entity.js';
import type { PostFilter } from './post.graphql.js';

const KINDS = Object.values(ReactionKind);
const POSTS = `SELECT p.id, p.space_id AS "spaceId", p.author_id AS "authorId", p.title, p.text, p.kind, p.state, p.created_at AS "createdAt", p.published_at AS "publishedAt", p.comment_count AS "commentCount", p.reaction_counts AS "reactionCounts"
  FROM post p WHERE p.tenant_id = $1`;
/** What a page of posts, a count, a search or a notice may be about. */
export const PUBLISHED = `p.state = 'PUBLISHED'`;
/** By its id, a post is also read by its author ($2) while it is not published, and by operators once it is out of sight. */
const known = (viewer: Viewer): string => `AND (${PUBLISHED} OR p.author_id = $2${isOperator(viewer) ? ` OR p.state IN ('HIDDEN', 'REMOVED')` : ''})`;
// IS NOT FALSE keeps the planner from collecting all posts of these spaces to sort them, which grows with the community: the
// index of the feed is read from its newest end, and nearly every post there is readable.
const readable = (viewer: Viewer): string => (isOperator(viewer) ? '' : `AND (p.space_id = ANY (ARRAY(${READABLE_SPACES}))) IS NOT FALSE`);

type PostJson = Omit<Post, 'tenantId' | 'createdAt' | 'publishedAt'> & { createdAt: string; publishedAt: string | null };
interface Wide {
  posts: PostJson[] | null;
  comments: CommentJson[] | null;
  people: PeopleJson;
  spaces: (Omit<Space, 'createdAt'> & { createdAt: string })[] | null;
  mine: [PostId, ReactionKind][] | null;
}

/**
 * The posts that `page` selects with everything a page of posts shows, in one statement: the first comments ($3 of each),
 * the people, the spaces and the viewer's ($2) own reactions. Each person and each space travels once, as JSON: that is
 * smaller than repeating them in every row, and read by the runtime instead of field by field.
 */
const wide = (page: string): string => `WITH page AS MATERIALIZED (${page}),
  shown AS MATERIALIZED (SELECT c.* FROM page CROSS JOIN LATERAL (
    SELECT ${commentColumns('c')} FROM comment c WHERE c.tenant_id = $1 AND c.post_id = page.id AND ${SAID} ORDER BY c.created_at, c.id LIMIT $3::int) c)
  SELECT (SELECT json_agg(page ORDER BY page."publishedAt" DESC, page.id DESC) FROM page) AS posts,
    (SELECT json_agg(shown ORDER BY shown."createdAt", shown.id) FROM shown) AS comments,
    ${peopleColumn('SELECT "authorId" FROM page UNION SELECT "authorId" FROM shown')},
    (SELECT json_agg(one) FROM (SELECT ${spaceColumns('s')} FROM space s WHERE s.tenant_id = $1 AND s.id IN (SELECT "spaceId" FROM page)) one) AS spaces,
    (SELECT json_agg(json_build_array(r.post_id, r.kind)) FROM reaction r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.post_id IN (SELECT id FROM page)) AS mine`;

/** Newest first. `comments`: how many of the first comments to bring along, none when undefined. */
async function read(db: Reader, viewer: Viewer, page: string, params: readonly unknown[], name: string, comments: number | undefined): Promise<Post[]> {
  const { tenantId } = viewer;
  const [row] = await db.readOne<Wide>(wide(page), [tenantId, viewer.id, comments === undefined ? 0 : comments + 1, ...params], name);
  if (!row?.posts) return [];
  const people = toPeople(row.people);
  const spaces = new Map(row.spaces?.map((s) => [s.id, Object.assign(new Space(), s, { createdAt: new Date(s.createdAt) })]));
  const posts = row.posts.map((json) =>
    Object.assign(new Post(), json, {
      tenantId,
      createdAt: new Date(json.createdAt),
      publishedAt: json.publishedAt === null ? null : new Date(json.publishedAt),
      author: people.get(json.authorId ?? ''),
      space: spaces.get(json.spaceId),
      reactions: listReactions(json.reactionCounts, KINDS),
      viewerReactions: [] as ReactionKind[],
    }),
  );
  const byId = new Map<string, Post>(posts.map((post) => [post.id, post]));
  for (const [postId, kind] of row.mine ?? []) byId.get(postId)!.viewerReactions!.push(kind);
  for (const post of posts) post.viewerReactions.sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b));
  if (comments !== undefined) attach(posts, (row.comments ?? []).map((c) => toComment(c, people, tenantId)), comments);
  return posts;
}

function attach(posts: readonly Post[], comments: readonly Comment[], limit: number): void {
  const byPost = new Map<string, Comment[]>(posts.map((post) => [post.id, []]));
  for (const comment of comments) byPost.get(comment.postId)!.push(comment);
  for (const post of posts) post.firstComments = { limit, page: toPage(byPost.get(post.id)!, { limit, key: undefined, backward: false }, inConversation) };
}

/** Those that the viewer reads. */
export async function postsByIds(db: Reader, viewer: Viewer, ids: readonly string[], comments?: number): Promise<Map<PostId, Post>> {
  const page = `${POSTS} AND p.id = ANY ($4) ${known(viewer)} ${readable(viewer)}`;
  const posts = await read(db, viewer, page, [[...ids]], `posts_by_id_${isOperator(viewer) ? 'all' : 'readable'}`, comments);
  return new Map(posts.map((post) => [post.id, post]));
}

/** The feed, newest first. A space that the viewer may not read looks empty. */
export async function postPage(db: Reader, viewer: Viewer, args: PageArgs, { spaceId, authorId }: PostFilter, comments?: number): Promise<Page<Post>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const params: unknown[] = [request.limit + 1];
  const add = (value: unknown): string => `$${3 + params.push(value)}`;
  const conditions = [
    `AND ${PUBLISHED}`,
    spaceId && `AND p.space_id = ${add(spaceId)}`,
    authorId && `AND p.author_id = ${add(authorId)}`,
    request.key && `AND (p.published_at, p.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])})`,
    readable(viewer),
  ].filter(Boolean);
  const name = ['posts', direction, spaceId && 'space', authorId && 'author', request.key && 'after', isOperator(viewer) ? 'all' : 'readable'].filter(Boolean).join('_');
  // Two limits: a constant one for the planner, which would take an unknown one for a tenth of the table and sort it;
  // and the wanted one, at which the execution stops.
  const page = `SELECT * FROM (${POSTS} ${conditions.join(' ')} ORDER BY p.published_at ${direction}, p.id ${direction} LIMIT ${MAX_PAGE_SIZE + 1}) AS near
    ORDER BY "publishedAt" ${direction}, id ${direction} LIMIT $4::int`;
  const newestFirst = await read(db, viewer, page, params, name, comments);
  return toPage(request.backward ? newestFirst.reverse() : newestFirst, request, (post) => [post.publishedAt!.toISOString(), post.id]);
}

const NEW = { state: PostState.PUBLISHED, pseudonymId: null, scheduledFor: null, pinnedAt: null, body: null, version: 1, editedAt: null, commentCount: 0, reactionCounts: {} };

/** Writes and publishes a post in this transaction. Whether its author may write in the space has been decided before. */
export async function writePost(tx: Tx, post: Pick<Post, 'spaceId' | 'authorId' | 'title' | 'text' | 'kind'>): Promise<Post> {
  const written = await tx.insert(Post, { ...NEW, ...post, createdAt: tx.now, publishedAt: tx.now });
  await tx.execute('UPDATE space SET post_count = post_count + 1 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, post.spaceId]);
  await tx.publish(PostPublished, { postId: written.id, spaceId: post.spaceId, authorId: post.authorId });
  return written;
}

/** Who wrote a published post that the viewer reads; undefined for all others. */
export async function readablePost(tx: Tx, viewer: Viewer, id: PostId): Promise<Pick<Post, 'id' | 'authorId'> | undefined> {
  return tx.first(
    `SELECT p.id, p.author_id AS "authorId" FROM post p WHERE p.tenant_id = $1 AND p.id = $3 AND ${PUBLISHED} AND ($4::boolean OR p.space_id IN (${READABLE_SPACES}))`,
    [viewer.tenantId, viewer.id, id, isOperator(viewer)],
  );
}
