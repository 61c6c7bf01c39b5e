import { MAX_PAGE_SIZE, type Page, type PageArgs, notFound, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import type { Signature } from '../anonymity/pseudonym.js';
import { IN_USE, READABLE_SPACES } from '../space/space.queries.js';
import { archived } from '../space/space.rules.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Post, type PostId, PostState } from './post.entity.js';
import { PostFeed, type PostFilter } from './post.graphql.js';
import { followedPosts } from '../follow/followed-posts.js';
import { readPosts } from './post.page.js';
import { appeared, scheduled } from './publication.queries.js';
import { PUBLISHED } from './published.js';
import type { PostSelection } from './sections/index.js';

export { PUBLISHED } from './published.js';

/** By its id, a post is also read by its author ($2) while it is not published, and by operators once it is out of sight. */
const known = (viewer: Viewer): string => `AND (${PUBLISHED} OR p.author_id = $2${isOperator(viewer) ? ` OR p.state IN ('HIDDEN', 'REMOVED')` : ''})`;
// IS NOT FALSE keeps the planner from collecting all posts of these spaces to sort them, which grows with the community: the
// index of the feed is read from its newest end, and nearly every post there is readable.
const readable = (viewer: Viewer): string => (isOperator(viewer) ? '' : `AND (p.space_id = ANY (ARRAY(${READABLE_SPACES}))) IS NOT FALSE`);

/** Those that the viewer reads; of what they have just written also what is held back, which only its pseudonym could tell to be theirs. */
export async function postsByIds(db: Reader, viewer: Viewer, ids: readonly string[], selection: PostSelection = {}, which: 'known' | 'just written' = 'known'): Promise<Map<PostId, Post>> {
  const select = (columns: string): string => `SELECT ${columns} FROM post p WHERE p.tenant_id = $1 AND p.id = ANY ($4) ${which === 'known' ? known(viewer) : ''} ${readable(viewer)}`;
  const posts = await readPosts(db, viewer, { select, params: [[...ids]], name: `posts_by_id_${which === 'known' ? '' : 'written_'}${isOperator(viewer) ? 'all' : 'readable'}` }, selection);
  return new Map(posts.map((post) => [post.id, post]));
}

/** The feed, newest first. A space that the viewer may not read looks empty. */
export async function postPage(db: Reader, viewer: Viewer, args: PageArgs, { spaceId, authorId, thanksId, tagId, isPinned, feed }: PostFilter, selection: PostSelection = {}): Promise<Page<Post>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const params: unknown[] = [request.limit + 1];
  const add = (value: unknown): string => `$${3 + params.push(value)}`;
  const conditions = [
    `AND ${PUBLISHED}`,
    spaceId ? `AND p.space_id = ${add(spaceId)}` : IN_USE,
    authorId && `AND p.author_id = ${add(authorId)}`,
    thanksId && `AND p.id IN (SELECT k.post_id FROM kudos k WHERE k.tenant_id = $1 AND k.member_id = ${add(thanksId)})`,
    tagId && `AND EXISTS (SELECT FROM post_tag pt WHERE pt.tenant_id = $1 AND pt.tag_id = ${add(tagId)} AND pt.post_id = p.id)`,
    isPinned != null && `AND p.pinned_at IS ${isPinned ? 'NOT ' : ''}NULL`,
    request.key && `AND (p.published_at, p.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])})`,
    readable(viewer),
  ].filter(Boolean);
  const name = ['posts', direction, spaceId && 'space', authorId && 'author', thanksId && 'thanks', tagId && 'tag', isPinned != null && `pinned_${isPinned}`, feed, request.key && 'after', isOperator(viewer) ? 'all' : 'readable'].filter(Boolean).join('_');
  // Two limits: a constant one for the planner, which would take an unknown one for a tenth of the table and sort it;
  // and the wanted one, at which the execution stops.
  const order = `ORDER BY p.published_at ${direction}, p.id ${direction}`;
  const near = feed === PostFeed.FOLLOWING ? `AND p.id IN (${followedPosts(conditions.join(' '), order)})` : `${conditions.join(' ')} ${order} LIMIT ${MAX_PAGE_SIZE + 1}`;
  const select = (columns: string): string => `SELECT * FROM (SELECT ${columns} FROM post p WHERE p.tenant_id = $1 ${near}) AS near
    ORDER BY "publishedAt" ${direction}, id ${direction} LIMIT $4::int`;
  const newestFirst = await readPosts(db, viewer, { select, params, name }, selection);
  return toPage(request.backward ? newestFirst.reverse() : newestFirst, request, (post) => [post.publishedAt!.toISOString(), post.id]);
}

const NEW = { state: PostState.PUBLISHED, pseudonymId: null, scheduledFor: null, pinnedAt: null, body: null, version: 1, editedAt: null, commentCount: 0, reactionCounts: {} };

/** Writes a post in this transaction, and publishes it unless it says otherwise. Whether its author may write in the space has been decided before. */
export async function writePost(tx: Tx, { at = tx.now, ...post }: Pick<Post, 'spaceId' | 'authorId' | 'title' | 'text' | 'kind'> & Partial<Pick<Post, 'state' | 'body' | 'scheduledFor'> & Signature>): Promise<Post> {
  const isOut = (post.state ?? PostState.PUBLISHED) === PostState.PUBLISHED;
  const written = await tx.insert(Post, { ...NEW, ...post, createdAt: at, publishedAt: isOut ? at : null });
  if (isOut) await appeared(tx, written);
  if (written.state === PostState.SCHEDULED) await scheduled(tx, written.id, written.scheduledFor!);
  return written;
}

type Readable = Pick<Post, 'id' | 'authorId' | 'pseudonymId' | 'spaceId' | 'kind'>;

/** A published post that the viewer reads, for somebody who answers it by a comment, a reaction or a vote: an archived space is only read. @throws NOT_FOUND, FORBIDDEN (SPACE_ARCHIVED) */
export async function answerablePost(tx: Tx, viewer: Viewer, id: PostId): Promise<Readable> {
  const post = await readablePost(tx, viewer, id);
  if (!post) throw notFound();
  if (await tx.first('SELECT FROM space WHERE tenant_id = $1 AND id = $2 AND archived_at IS NOT NULL', [tx.tenantId, post.spaceId])) throw archived();
  return post;
}

/** Where and by whom a published post was written that the viewer reads; undefined for all others. */
export async function readablePost(tx: Tx, viewer: Viewer, id: PostId): Promise<Readable | undefined> {
  return tx.first(
    `SELECT p.id, p.author_id AS "authorId", p.pseudonym_id AS "pseudonymId", p.space_id AS "spaceId", p.kind FROM post p WHERE p.tenant_id = $1 AND p.id = $3 AND ${PUBLISHED} AND ($4::boolean OR p.space_id IN (${READABLE_SPACES}))`,
    [viewer.tenantId, viewer.id, id, isOperator(viewer)],
  );
}
