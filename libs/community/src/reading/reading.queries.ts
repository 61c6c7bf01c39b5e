import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { PUBLISHED } from '../post/published.js';
import type { SpaceId } from '../space/space.entity.js';
import { READABLE_SPACES } from '../space/space.queries.js';
import type { Reader, Viewer } from '../viewer.js';
import { COUNT_LIMIT, FRESH_DAYS, type VisitTimes, visited } from './reading.rules.js';
import { Visit } from './reading.entity.js';

/** Up to when the viewer ($2) has read the space whose id is `space`: since then, or since they came, or the last days of one that they have not opened yet. */
export const readTo = (space: string): string => `coalesce(
  (SELECT sr.read_to FROM space_read sr WHERE sr.tenant_id = $1 AND sr.member_id = $2 AND sr.space_id = ${space}),
  greatest(now() - interval '${FRESH_DAYS} days', (SELECT me.joined_at FROM member me WHERE me.tenant_id = $1 AND me.id = $2),
    (SELECT own.created_at FROM space_member own WHERE own.tenant_id = $1 AND own.space_id = ${space} AND own.member_id = $2)))`;

/** The viewer's ($2) own spaces: what is kept in the archive is not new any more. */
export const OWN_SPACES = `${READABLE_SPACES} AND s.archived_at IS NULL`;

/** How many posts of a space, from `since` on, others have written; what was written anonymously counts for everybody alike. */
export const newPosts = (space: string, since: string): string =>
  `(SELECT count(*)::int FROM (SELECT FROM post p WHERE p.tenant_id = $1 AND p.space_id = ${space} AND ${PUBLISHED} AND p.published_at > ${since} AND p.author_id IS DISTINCT FROM $2 LIMIT ${COUNT_LIMIT}) AS newer)`;

/**
 * How many posts are new for the viewer in each of their own spaces, which are the open ones and those that they belong to: whoever runs the community is not
 * called to conversations that are not theirs.
 */
export async function unreadCounts(db: Reader, viewer: Viewer): Promise<Map<SpaceId, number>> {
  const rows = await db.readOne<{ id: SpaceId; unread: number }>(
    `SELECT x.id, ${newPosts('x.id', 'x.since')} AS unread FROM (SELECT s.id, ${readTo('s.id')} AS since FROM space s WHERE s.tenant_id = $1 AND s.id IN (${OWN_SPACES})) AS x`,
    [viewer.tenantId, viewer.id],
    'unread_posts',
  );
  return new Map(rows.map((row) => [row.id, row.unread]));
}

/**
 * Moves the viewer's cursors, of one space or of all their own, to the newest post there, or to `upTo`. A cursor only moves forward, so of two windows the one
 * that has read further wins. Returns the spaces that there were.
 */
export async function moveCursors(tx: Tx, viewer: Viewer, spaceId: SpaceId | undefined, upTo: Date | undefined): Promise<SpaceId[]> {
  const rows = await tx.query<{ id: SpaceId; newest: Date | null }>(
    `SELECT s.id, (SELECT max(p.published_at) FROM post p WHERE p.tenant_id = $1 AND p.space_id = s.id AND ${PUBLISHED}) AS newest
     FROM space s WHERE s.tenant_id = $1 AND s.id IN (${OWN_SPACES}) AND ($3::uuid IS NULL OR s.id = $3) ORDER BY s.id`,
    [viewer.tenantId, viewer.id, spaceId ?? null],
  );
  const moved = rows.flatMap(({ id, newest }) => (newest ? [{ id, to: upTo && upTo < newest ? upTo : newest }] : []));
  await tx.execute(
    `INSERT INTO space_read AS old (tenant_id, id, member_id, space_id, read_to)
     SELECT $1, x.id, $2, x.space_id, x.read_to FROM unnest($3::uuid[], $4::uuid[], $5::timestamptz[]) AS x (id, space_id, read_to) ORDER BY x.space_id
     ON CONFLICT (tenant_id, member_id, space_id) DO UPDATE SET read_to = excluded.read_to WHERE old.read_to < excluded.read_to`,
    [viewer.tenantId, viewer.id, moved.map(() => newId(tx.now.getTime())), moved.map(({ id }) => id), moved.map(({ to }) => to)],
  );
  return rows.map(({ id }) => id);
}

/** Writes down that the member is here. */
export async function noteVisit(tx: Tx, viewer: Viewer): Promise<VisitTimes> {
  const [before] = await tx.query<VisitTimes>('SELECT seen_at AS "seenAt", away_since AS "awaySince" FROM visit WHERE tenant_id = $1 AND member_id = $2 FOR UPDATE', [viewer.tenantId, viewer.id]);
  const times = visited(before, tx.now);
  if (!times) return before!;
  if (before) await tx.update(Visit, { memberId: viewer.id }, times);
  else await tx.execute('INSERT INTO visit (tenant_id, id, member_id, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, member_id) DO NOTHING', [viewer.tenantId, newId(tx.now.getTime()), viewer.id, tx.now]);
  return times;
}
