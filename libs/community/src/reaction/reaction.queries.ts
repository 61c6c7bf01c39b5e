import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader, Viewer } from '../viewer.js';
import type { ReactionOption } from './option/option.entity.js';
import { type SetJson, setJson, toOptions } from './option/option.queries.js';
import { shownReactions } from './option/option.rules.js';
import { Reaction, type ReactionCount } from './reaction.entity.js';

/** What people react to. */
export interface Subject {
  type: 'Post' | 'Comment';
  id: string;
}

const TABLES = { Post: { reaction: 'reaction', subject: 'post', column: 'post_id' }, Comment: { reaction: 'comment_reaction', subject: 'comment', column: 'comment_id' } } as const;

/** The row is there once; whoever really adds or removes it changes the count on its subject, in the same transaction. Whether it was really added. */
export async function addReaction(tx: Tx, { type, id }: Subject, memberId: MemberId, key: string): Promise<boolean> {
  const { reaction, subject, column } = TABLES[type];
  const added = await tx.execute(
    `INSERT INTO ${reaction} (tenant_id, id, ${column}, member_id, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, ${column}, member_id, kind) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), id, memberId, key, tx.now],
  );
  if (added === 0) return false;
  await tx.execute(
    `UPDATE ${subject} SET reaction_counts = jsonb_set(reaction_counts, ARRAY[$3::text], to_jsonb(coalesce((reaction_counts ->> $3)::int, 0) + 1)) WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id, key],
  );
  return true;
}

export async function removeReaction(tx: Tx, { type, id }: Subject, memberId: MemberId, key: string): Promise<void> {
  const { reaction, subject, column } = TABLES[type];
  const removed = await tx.execute(`DELETE FROM ${reaction} WHERE tenant_id = $1 AND ${column} = $2 AND member_id = $3 AND kind = $4`, [tx.tenantId, id, memberId, key]);
  if (removed === 0) return;
  await tx.execute(
    `UPDATE ${subject} SET reaction_counts = CASE WHEN (reaction_counts ->> $3)::int > 1
       THEN jsonb_set(reaction_counts, ARRAY[$3::text], to_jsonb((reaction_counts ->> $3)::int - 1)) ELSE reaction_counts - $3::text END
     WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id, key],
  );
}

/** How people reacted to comments that were read by somebody who may. */
export async function reactionsToComments(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Map<string, ReactionCount[]>> {
  const [row] = await db.readOne<{ set: SetJson; all: { id: string; counts: Record<string, number>; mine: string[] | null }[] | null }>(
    `SELECT ${setJson} AS set, (SELECT json_agg(one) FROM (SELECT c.id, c.reaction_counts AS counts,
       (SELECT json_agg(r.kind) FROM comment_reaction r WHERE r.tenant_id = $1 AND r.comment_id = c.id AND r.member_id = $2) AS mine
     FROM comment c WHERE c.tenant_id = $1 AND c.id = ANY ($3) AND c.reaction_counts <> '{}') one) AS all`,
    [viewer.tenantId, viewer.id, [...ids]],
    'reactions_to_comments',
  );
  const options = toOptions(viewer.tenantId, row!.set);
  return new Map((row!.all ?? []).map(({ id, counts, mine }) => [id, shownReactions(counts, options, (key) => mine?.includes(key) ?? false)]));
}

type Row = { key: string; kind: string; reactedAt: Date; member: { joinedAt: string } };

/** Who reacted to something that was read by somebody who may, newest first. */
export async function reactionPage(db: Reader, tenantId: TenantId, { type, id }: Subject, options: readonly ReactionOption[], args: PageArgs, optionId?: string): Promise<Page<Reaction>> {
  const { reaction, column } = TABLES[type];
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const known = new Map(options.map((option) => [option.key, option]));
  const wanted = options.filter((option) => optionId === undefined || option.id === optionId).map(({ key }) => key);
  const rows = await db.readOne<Row>(
    `SELECT r.id AS key, r.kind, r.created_at AS "reactedAt", (SELECT row_to_json(one) FROM (SELECT ${memberColumns('m')}) one) AS member
     FROM ${reaction} r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id
     WHERE r.tenant_id = $1 AND r.${column} = $2 AND r.kind = ANY ($3) AND ($4::timestamptz IS NULL OR (r.created_at, r.id) ${comparison} ($4, $5::uuid))
     ORDER BY r.created_at ${direction}, r.id ${direction} LIMIT $6`,
    [tenantId, id, wanted, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `${reaction}_page_${direction}`,
  );
  const shown = rows.map(({ key, kind, reactedAt, member }) => Object.assign(new Reaction(), { key, reactedAt, option: known.get(kind)!, member: Object.assign(new Member(), member, { joinedAt: new Date(member.joinedAt) }) }));
  return toPage(shown, request, ({ key, reactedAt }) => [reactedAt.toISOString(), key]);
}
