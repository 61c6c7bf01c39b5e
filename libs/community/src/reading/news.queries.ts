import type { CommentId } from '../comment/comment.entity.js';
import { SAID } from '../comment/comment.queries.js';
import type { PostId } from '../post/post.entity.js';
import { PUBLISHED } from '../post/published.js';
import type { SpaceId } from '../space/space.entity.js';
import type { Reader, Viewer } from '../viewer.js';
import { OWN_SPACES, newPosts } from './reading.queries.js';

/** What there is to tell, by ids. */
export interface Found {
  since: Date;
  spaces: { id: SpaceId; postCount: number }[];
  answered: PostId[];
  replies: { id: CommentId; postId: PostId }[];
  celebrations: PostId[];
  mostReacted: PostId[];
}

const MINE = 'p.space_id = ANY (ARRAY(SELECT id FROM mine))';
const ids = (select: string): string => `(SELECT coalesce(json_agg(id ORDER BY nr), '[]') FROM (SELECT id, row_number() OVER () AS nr FROM (${select}) AS found) AS numbered)`;
/** What others said since then to what the viewer wrote: to posts of a kind, and to comments. Who wrote it anonymously is somebody else here, too. */
const said = (on: string): string => `FROM post p JOIN comment c ON c.tenant_id = $1 AND c.post_id = p.id AND ${SAID} AND c.created_at > away.since AND c.author_id IS DISTINCT FROM $2 AND c.created_at <= now()
  ${on} AND p.tenant_id = $1 AND ${PUBLISHED} AND ${MINE}`;

/** Everything at once; undefined when the viewer ($2) was never away. Only what is in their own spaces. */
export async function findNews(db: Reader, viewer: Viewer): Promise<Found | undefined> {
  const [row] = await db.readOne<Found>(
    `WITH away AS MATERIALIZED (SELECT v.away_since AS since FROM visit v WHERE v.tenant_id = $1 AND v.member_id = $2 AND v.away_since IS NOT NULL),
       mine AS MATERIALIZED (${OWN_SPACES}),
       fresh AS MATERIALIZED (SELECT p.id, p.comment_count, p.reaction_counts, p.published_at FROM away JOIN post p ON p.published_at > away.since
         WHERE p.tenant_id = $1 AND ${PUBLISHED} AND ${MINE} AND p.author_id IS DISTINCT FROM $2 ORDER BY p.published_at DESC LIMIT 500)
     SELECT away.since,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'postCount', n) ORDER BY n DESC, id), '[]') FROM (SELECT mine.id, ${newPosts('mine.id', 'away.since')} AS n FROM mine) AS counted WHERE n > 0) AS spaces,
       ${ids(`SELECT p.id ${said(`WHERE p.author_id = $2 AND p.kind = 'QUESTION'`)} GROUP BY p.id ORDER BY max(c.created_at) DESC, p.id LIMIT 5`)} AS answered,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'postId', post_id) ORDER BY created_at DESC, id), '[]') FROM (
         SELECT c.id, c.post_id, c.created_at ${said(`WHERE p.author_id = $2 AND p.kind <> 'QUESTION'`)}
         UNION SELECT c.id, c.post_id, c.created_at ${said('JOIN comment asked ON asked.tenant_id = $1 AND asked.id = c.parent_id WHERE asked.author_id = $2')}
         ORDER BY created_at DESC, id LIMIT 5) AS c) AS replies,
       ${ids(`SELECT p.id FROM post p WHERE p.tenant_id = $1 AND ${PUBLISHED} AND p.kind = 'CELEBRATION' AND p.published_at > away.since AND ${MINE} AND p.author_id IS DISTINCT FROM $2 ORDER BY p.published_at DESC, p.id DESC LIMIT 5`)} AS celebrations,
       ${ids(`SELECT id FROM (SELECT f.*, f.comment_count + coalesce((SELECT sum(value::int) FROM jsonb_each_text(f.reaction_counts)), 0) AS weight FROM fresh f) AS f WHERE weight > 0 ORDER BY weight DESC, published_at DESC, id LIMIT 3`)} AS "mostReacted"
     FROM away`,
    [viewer.tenantId, viewer.id],
    'news',
  );
  return row;
}
