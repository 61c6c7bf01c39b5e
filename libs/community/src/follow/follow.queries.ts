import { type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import { PUBLISHED } from '../post/published.js';
import { Space } from '../space/space.entity.js';
import { READABLE_SPACES, spaceColumns } from '../space/space.queries.js';
import { Tag } from '../tag/tag.entity.js';
import { type Reader, type Viewer, isOperator } from '../viewer.js';
import { Follow, type FollowId } from './follow.entity.js';
import type { Subject } from './follow.rules.js';

/** $3: an operator, who reads every space. */
const READS = `($3::boolean OR s.id IN (${READABLE_SPACES}))`;
/** What the viewer ($2) follows and can still see: not a space that was closed to them since, nor who has left. */
const FOLLOWED = `SELECT f.id, f.created_at AS "createdAt", to_jsonb(sp) AS space, to_jsonb(pe) AS member, to_jsonb(ta) AS tag FROM follow f
  LEFT JOIN LATERAL (SELECT ${spaceColumns('s')} FROM space s WHERE s.tenant_id = $1 AND s.id = f.space_id AND ${READS}) sp ON true
  LEFT JOIN LATERAL (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = f.followed_id AND m.state <> 'LEFT') pe ON true
  LEFT JOIN LATERAL (SELECT t.id, t.name FROM tag t WHERE t.tenant_id = $1 AND t.id = f.tag_id) ta ON true
  WHERE f.tenant_id = $1 AND f.member_id = $2 AND (sp.id IS NOT NULL OR pe.id IS NOT NULL OR ta.id IS NOT NULL)`;

interface FollowRow {
  id: FollowId;
  createdAt: Date;
  space: (Omit<Space, 'createdAt'> & { createdAt: string }) | null;
  member: (Member & { joinedAt: unknown }) | null;
  tag: Tag | null;
}

const toFollow = (viewer: Viewer, { id, createdAt, space, member, tag }: FollowRow): Follow =>
  Object.assign(new Follow(), {
    id,
    createdAt,
    tenantId: viewer.tenantId,
    memberId: viewer.id,
    spaceId: space?.id ?? null,
    followedId: member?.id ?? null,
    tagId: tag?.id ?? null,
    space: space ? Object.assign(new Space(), space, { createdAt: new Date(space.createdAt) }) : undefined,
    member: member ? Object.assign(new Member(), member, { joinedAt: new Date(member.joinedAt as unknown as string) }) : undefined,
    tag: tag ? Object.assign(new Tag(), tag, { tenantId: viewer.tenantId }) : undefined,
  });

const asking = (viewer: Viewer): unknown[] => [viewer.tenantId, viewer.id, isOperator(viewer)];

/** What was followed last first. */
export async function followPage(db: Reader, viewer: Viewer, args: PageArgs): Promise<Page<Follow>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<FollowRow>(
    `${FOLLOWED} AND ($4::timestamptz IS NULL OR (f.created_at, f.id) ${comparison} ($4, $5::uuid)) ORDER BY f.created_at ${direction}, f.id ${direction} LIMIT $6`,
    [...asking(viewer), request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `follows_${direction}`,
  );
  return toPage(rows.map((row) => toFollow(viewer, row)), request, (f) => [f.createdAt.toISOString(), f.id]);
}

export const followsByIds = async (db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Follow[]> =>
  (await db.readOne<FollowRow>(`${FOLLOWED} AND f.id = ANY ($4)`, [...asking(viewer), [...ids]], 'follows_by_id')).map((row) => toFollow(viewer, row));

/** The ids of everything that the viewer follows, whatever it is. */
export async function followedIds(db: Reader, viewer: Viewer): Promise<Set<string>> {
  const rows = await db.readOne<{ id: string }>('SELECT coalesce(f.space_id, f.followed_id, f.tag_id) AS id FROM follow f WHERE f.tenant_id = $1 AND f.member_id = $2', [viewer.tenantId, viewer.id], 'followed_ids');
  return new Set(rows.map(({ id }) => id));
}

/** Who or what could be followed, as far as the viewer can find it; `state` is a member's. */
export function findSubject(tx: Tx, viewer: Viewer, { spaceId, memberId, tagId }: Subject): Promise<{ state: string | null } | undefined> {
  return tx.first(
    `SELECT NULL AS state FROM space s WHERE s.tenant_id = $1 AND s.id = $4 AND ${READS}
     UNION ALL SELECT m.state FROM member m WHERE m.tenant_id = $1 AND m.id = $5 AND m.id <> $2 AND m.role <> 'GUEST'
     UNION ALL SELECT NULL FROM tag t WHERE t.tenant_id = $1 AND t.id = $6 AND EXISTS (
       SELECT FROM post_tag pt JOIN post p ON p.tenant_id = $1 AND p.id = pt.post_id AND ${PUBLISHED} JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id AND ${READS} WHERE pt.tenant_id = $1 AND pt.tag_id = t.id)`,
    [...asking(viewer), spaceId ?? null, memberId ?? null, tagId ?? null],
  );
}

const SUBJECT = 'space_id IS NOT DISTINCT FROM $3 AND followed_id IS NOT DISTINCT FROM $4 AND tag_id IS NOT DISTINCT FROM $5';
const subject = ({ spaceId, memberId, tagId }: Subject): unknown[] => [spaceId ?? null, memberId ?? null, tagId ?? null];

/** Follows it, once however often it is asked; returns the row's id, or undefined beyond `most`. */
export async function insertFollow(tx: Tx, viewer: Viewer, what: Subject, most: number): Promise<FollowId | undefined> {
  const find = (): Promise<{ id: FollowId } | undefined> => tx.first(`SELECT id FROM follow WHERE tenant_id = $1 AND member_id = $2 AND ${SUBJECT}`, [viewer.tenantId, viewer.id, ...subject(what)]);
  const before = await find();
  if (before) return before.id;
  // Two windows of one person count one after the other.
  await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [viewer.tenantId, viewer.id]);
  const [count] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM follow WHERE tenant_id = $1 AND member_id = $2', [viewer.tenantId, viewer.id]);
  if (count!.n >= most) return undefined;
  await tx.execute(
    `INSERT INTO follow (tenant_id, member_id, space_id, followed_id, tag_id, id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, member_id, space_id, followed_id, tag_id) DO NOTHING`,
    [viewer.tenantId, viewer.id, ...subject(what), newId(tx.now.getTime()), tx.now],
  );
  return (await find())!.id;
}

export const deleteFollow = (tx: Tx, viewer: Viewer, what: Subject): Promise<number> =>
  tx.execute(`DELETE FROM follow WHERE tenant_id = $1 AND member_id = $2 AND ${SUBJECT}`, [viewer.tenantId, viewer.id, ...subject(what)]);
