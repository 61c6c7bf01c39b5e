import { type MemberId, type Page, type PageArgs, hashedWords, newId, pageRequest, toPage, wordsOf } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import type { Reader } from '../event/event.queries.js';
import { type WishOffer, type WishOfferKind, type WishState, WishTheme, type WishThemeId } from './theme.entity.js';
import { USUAL_THRESHOLD } from './wish.rules.js';

/** An event that was called off gives its theme back to the board. $3 is now. */
const STATE = `CASE WHEN t.merged_into IS NOT NULL THEN 'MERGED' WHEN t.closed_at IS NOT NULL THEN 'CLOSED' WHEN e.id IS NULL OR e.cancelled_at IS NOT NULL THEN 'OPEN'
  WHEN e.published_at IS NOT NULL AND e.ends_at <= $3 THEN 'HELD' ELSE 'PLANNED' END`;
const THEMES = `SELECT t.id, t.tenant_id AS "tenantId", t.title, t.text, t.kind, t.proposed_by AS "proposedBy", t.created_at AS "createdAt", t.vote_count AS "voteCount", t.event_id AS "eventId",
    t.merged_into AS "mergedInto", t.closed_at AS "closedAt", ${STATE} AS state,
    (SELECT v.is_named FROM wish_vote v WHERE v.tenant_id = $1 AND v.theme_id = t.id AND v.member_id = $2) AS "viewerIsNamed",
    ARRAY(SELECT o.kind FROM wish_offer o WHERE o.tenant_id = $1 AND o.theme_id = t.id AND o.member_id = $2 ORDER BY o.kind) AS "viewerOffers"
  FROM wish_theme t LEFT JOIN event e ON e.tenant_id = $1 AND e.id = t.event_id WHERE t.tenant_id = $1`;

type Viewer = Pick<Actor, 'tenantId' | 'id'>;
const toTheme = (row: WishTheme): WishTheme => Object.assign(new WishTheme(), row);

export async function themesByIds(db: Reader, viewer: Viewer, ids: readonly string[], now: Date): Promise<Map<WishThemeId, WishTheme>> {
  const rows = await db.readOne<WishTheme>(`${THEMES} AND t.id = ANY ($4)`, [viewer.tenantId, viewer.id, now, [...ids]], 'wish_themes_by_id');
  return new Map(rows.map((row) => [row.id, toTheme(row)]));
}

export async function themesOfEvents(db: Reader, viewer: Viewer, eventIds: readonly string[], now: Date): Promise<WishTheme[]> {
  return (await db.readOne<WishTheme>(`${THEMES} AND t.event_id = ANY ($4) AND t.merged_into IS NULL`, [viewer.tenantId, viewer.id, now, [...eventIds]], 'wish_themes_of_events')).map(toTheme);
}

export interface WishPageFilter {
  states?: readonly WishState[];
  isMine?: boolean;
}

/** The most wanted first, or the newest; without those that became part of another one. */
export async function themePage(db: Reader, viewer: Viewer, args: PageArgs, by: 'MOST_WANTED' | 'NEWEST', { states, isMine }: WishPageFilter, now: Date): Promise<Page<WishTheme>> {
  const column = by === 'NEWEST' ? 't.created_at' : 't.vote_count';
  const request = pageRequest(args, [by === 'NEWEST' ? 'time' : 'integer', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const params: unknown[] = [viewer.tenantId, viewer.id, now, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions: [string, string | false | undefined][] = [
    ['state', states && `AND ${STATE} = ANY (${add([...states])})`],
    ['mine', isMine && `AND (t.proposed_by = $2 OR EXISTS (SELECT FROM wish_vote w WHERE w.tenant_id = $1 AND w.theme_id = t.id AND w.member_id = $2) OR EXISTS (SELECT FROM wish_offer w WHERE w.tenant_id = $1 AND w.theme_id = t.id AND w.member_id = $2))`],
    ['after', request.key && `AND (${column}, t.id) ${comparison} (${add(request.key[0])}, ${add(request.key[1])}::uuid)`],
  ];
  const there = conditions.filter(([, condition]) => condition);
  const rows = await db.readOne<WishTheme>(
    `${THEMES} AND t.merged_into IS NULL ${there.map(([, condition]) => condition).join(' ')} ORDER BY ${column} ${direction}, t.id ${direction} LIMIT $4`,
    params,
    ['wish_themes', by, direction, ...there.map(([name]) => name)].join('_'),
  );
  return toPage(rows.map(toTheme), request, (t) => [by === 'NEWEST' ? t.createdAt.toISOString() : t.voteCount, t.id]);
}

/** So many of the newest themes with one of the words are compared, so that what is found while typing costs the same on any board. */
const COMPARED = 300;
/** The words of a title and a few sentences. */
const ASKED = 60;

export const wordsIn = (tenantId: string, text: string): number[] => hashedWords(tenantId, wordsOf(text));

/** Themes on the board that have one of these words. */
export function themesWithWords(db: Reader, tenantId: string, words: readonly number[]): Promise<{ id: WishThemeId; words: number[] }[]> {
  return db.readOne(
    `SELECT t.id, t.words FROM wish_theme t WHERE t.tenant_id = $1 AND t.words && $2::int[] AND t.merged_into IS NULL AND t.closed_at IS NULL ORDER BY t.created_at DESC LIMIT ${COMPARED}`,
    [tenantId, words.slice(0, ASKED)],
    'wish_themes_alike',
  );
}

/** Locked, so that two who vote, offer or merge wait for each other; in the order of their ids, so that they never wait in a circle. */
export async function lockThemes(tx: Tx, viewer: Viewer, ids: readonly WishThemeId[]): Promise<Map<WishThemeId, WishTheme>> {
  await tx.query('SELECT FROM wish_theme WHERE tenant_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE', [tx.tenantId, [...ids]]);
  return themesByIds({ readOne: (sql, params) => tx.query(sql, params) }, viewer, ids, tx.now);
}

/** Once per person; a second time only says anew whether by name. */
export async function countVote(tx: Tx, themeId: WishThemeId, memberId: MemberId, isNamed: boolean): Promise<void> {
  const [row] = await tx.query<{ isNew: boolean }>(
    `INSERT INTO wish_vote AS v (tenant_id, id, theme_id, member_id, is_named, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, theme_id, member_id) DO UPDATE SET is_named = excluded.is_named RETURNING (v.xmax = 0) AS "isNew"`,
    [tx.tenantId, newId(tx.now.getTime()), themeId, memberId, isNamed, tx.now],
  );
  if (row!.isNew) await addVotes(tx, themeId, 1);
}

export async function uncountVote(tx: Tx, themeId: WishThemeId, memberId: MemberId): Promise<void> {
  if (await tx.execute('DELETE FROM wish_vote WHERE tenant_id = $1 AND theme_id = $2 AND member_id = $3', [tx.tenantId, themeId, memberId])) await addVotes(tx, themeId, -1);
}

const addVotes = (tx: Tx, id: WishThemeId, by: number): Promise<number> => tx.execute('UPDATE wish_theme SET vote_count = vote_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, by]);

export async function putOffer(tx: Tx, themeId: WishThemeId, memberId: MemberId, kind: WishOfferKind, note: string | null): Promise<void> {
  await tx.execute(
    `INSERT INTO wish_offer (tenant_id, id, theme_id, member_id, kind, note, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, theme_id, member_id, kind) DO UPDATE SET note = excluded.note`,
    [tx.tenantId, newId(tx.now.getTime()), themeId, memberId, kind, note, tx.now],
  );
}

/** Of people who are still there, in the order in which they came. */
const OFFERS = `SELECT o.id, o.tenant_id AS "tenantId", o.theme_id AS "themeId", o.member_id AS "memberId", o.kind, o.note, o.created_at AS "createdAt"
  FROM wish_offer o JOIN member m ON m.tenant_id = $1 AND m.id = o.member_id AND m.state = 'ACTIVE' WHERE o.tenant_id = $1 AND o.theme_id = ANY ($2) ORDER BY o.created_at, o.id`;
export const offersOf = (db: Reader, tenantId: string, themeIds: readonly string[]): Promise<WishOffer[]> => db.readOne<WishOffer>(OFFERS, [tenantId, [...themeIds]], 'wish_offers');

/** So many names are shown beside a theme. */
const NAMED = 20;
/** Of each theme those who voted by name, the first ones first. */
export const namedVotersOf = (db: Reader, tenantId: string, themeIds: readonly string[]): Promise<{ themeId: WishThemeId; memberId: MemberId }[]> =>
  db.readOne(
    `SELECT v.theme_id AS "themeId", v.member_id AS "memberId" FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT w.theme_id, w.member_id, w.created_at FROM wish_vote w JOIN member m ON m.tenant_id = $1 AND m.id = w.member_id AND m.state = 'ACTIVE'
       WHERE w.tenant_id = $1 AND w.theme_id = wanted.id AND w.is_named ORDER BY w.created_at, w.id LIMIT ${NAMED}) v ORDER BY v.created_at`,
    [tenantId, [...themeIds]],
    'wish_named_voters',
  );

/** Everything that was said for one theme is said for the other; who voted for both counts once. */
export async function mergeInto(tx: Tx, from: WishThemeId, into: WishThemeId): Promise<void> {
  const params = [tx.tenantId, from, into];
  await tx.execute('UPDATE wish_vote v SET theme_id = $3 WHERE tenant_id = $1 AND theme_id = $2 AND NOT EXISTS (SELECT FROM wish_vote w WHERE w.tenant_id = $1 AND w.theme_id = $3 AND w.member_id = v.member_id)', params);
  await tx.execute('DELETE FROM wish_vote WHERE tenant_id = $1 AND theme_id = $2', params.slice(0, 2));
  await tx.execute('UPDATE wish_offer o SET theme_id = $3 WHERE tenant_id = $1 AND theme_id = $2 AND NOT EXISTS (SELECT FROM wish_offer w WHERE w.tenant_id = $1 AND w.theme_id = $3 AND w.member_id = o.member_id AND w.kind = o.kind)', params);
  await tx.execute('DELETE FROM wish_offer WHERE tenant_id = $1 AND theme_id = $2', params.slice(0, 2));
  await tx.execute('UPDATE wish_theme SET merged_into = $3, vote_count = 0 WHERE tenant_id = $1 AND (id = $2 OR merged_into = $2)', params);
  await tx.execute('UPDATE wish_theme SET vote_count = (SELECT count(*) FROM wish_vote v WHERE v.tenant_id = $1 AND v.theme_id = $2) WHERE tenant_id = $1 AND id = $2', [tx.tenantId, into]);
}

export async function thresholdOf(db: Reader, tenantId: string): Promise<number> {
  const [row] = await db.readOne<{ threshold: number }>('SELECT threshold FROM wish_rule WHERE tenant_id = $1', [tenantId], 'wish_rule');
  return row?.threshold ?? USUAL_THRESHOLD;
}

export const setThreshold = (tx: Tx, memberId: MemberId, threshold: number): Promise<number> =>
  tx.execute(
    `INSERT INTO wish_rule (tenant_id, id, threshold, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id) DO UPDATE SET threshold = excluded.threshold, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.tenantId, newId(tx.now.getTime()), threshold, memberId, tx.now],
  );
