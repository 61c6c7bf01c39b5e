import type { Tx } from '#tenancy';
import { READABLE_SPACES } from '../space/space.queries.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Tag } from './tag.entity.js';
import type { NewTag } from './tag.rules.js';

export const tagColumns = (alias: string): string => `${alias}.id, ${alias}.tenant_id AS "tenantId", ${alias}.name`;
export const toTag = (row: { id: string; name: string }): Tag => Object.assign(new Tag(), row);

/** What there is to read in spaces that the viewer ($2, an operator when $3, in tenant $1) reads: counted now, so that no count tells of a secret space. */
const READ = `p.tenant_id = $1 AND p.state = 'PUBLISHED' AND ($3::boolean OR p.space_id = ANY (ARRAY(${READABLE_SPACES})))`;
const asking = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, isOperator(viewer)];

/** Those with most posts first; `prefix` is folded. */
export async function tagCounts(db: Reader, viewer: Viewer, prefix: string, first: number): Promise<{ tag: Tag; postCount: number }[]> {
  const rows = await db.readOne<{ id: string; name: string; postCount: number }>(
    `SELECT ${tagColumns('t')}, n.count::int AS "postCount" FROM tag t
       JOIN (SELECT pt.tag_id, count(*) FROM post_tag pt JOIN post p ON p.id = pt.post_id AND ${READ} WHERE pt.tenant_id = $1 GROUP BY pt.tag_id) n ON n.tag_id = t.id
     WHERE t.tenant_id = $1 AND starts_with(t.folded, $4) ORDER BY n.count DESC, t.folded LIMIT $5`,
    [...asking(viewer), prefix, first],
    'tag_counts',
  );
  return rows.map(({ postCount, ...tag }) => ({ tag: toTag(tag), postCount }));
}

/** Those under which the viewer finds something. */
export async function tagsByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Tag[]> {
  const rows = await db.readOne<{ id: string; name: string }>(
    `SELECT ${tagColumns('t')} FROM tag t WHERE t.tenant_id = $1 AND t.id = ANY ($4) AND EXISTS (SELECT FROM post_tag pt JOIN post p ON p.id = pt.post_id AND ${READ} WHERE pt.tenant_id = $1 AND pt.tag_id = t.id)`,
    [...asking(viewer), [...ids]],
    'tags_by_id',
  );
  return rows.map(toTag);
}

/** Gives a post exactly these tags, in this order. Nothing here says when: the post may be without a name. */
export async function setTags(tx: Tx, postId: string, tags: readonly NewTag[]): Promise<void> {
  await tx.execute('DELETE FROM post_tag WHERE tenant_id = $1 AND post_id = $2', [tx.tenantId, postId]);
  if (tags.length === 0) return;
  const folded = tags.map((tag) => tag.folded);
  // In one order for all, so that two who bring the same new tags do not wait for each other in a circle.
  const sorted = [...tags].sort((a, b) => (a.folded < b.folded ? -1 : 1));
  await tx.execute(
    `INSERT INTO tag (tenant_id, id, name, folded, created_at) SELECT $1, gen_random_uuid(), x.name, x.folded, date_trunc('day', $2::timestamptz) FROM unnest($3::text[], $4::text[]) AS x(name, folded)
     ON CONFLICT (tenant_id, folded) DO NOTHING`,
    [tx.tenantId, tx.now, sorted.map((tag) => tag.name), sorted.map((tag) => tag.folded)],
  );
  await tx.execute(
    `INSERT INTO post_tag (tenant_id, id, post_id, tag_id, position)
     SELECT $1, gen_random_uuid(), $2, t.id, x.nr FROM unnest($3::text[]) WITH ORDINALITY AS x(folded, nr) JOIN tag t ON t.tenant_id = $1 AND t.folded = x.folded`,
    [tx.tenantId, postId, folded],
  );
}

/** The names of a post's tags, in their order. */
export const tagNames = async (tx: Tx, postId: string): Promise<string[]> =>
  (await tx.query<{ name: string }>('SELECT t.name FROM post_tag pt JOIN tag t ON t.tenant_id = $1 AND t.id = pt.tag_id WHERE pt.tenant_id = $1 AND pt.post_id = $2 ORDER BY pt.position', [tx.tenantId, postId])).map((t) => t.name);
