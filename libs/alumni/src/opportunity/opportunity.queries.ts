import { type MemberId, type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member, memberColumns } from '#identity';
import type { TenantDb, Tx } from '#tenancy';
import { takesPartSql } from '../reader.js';
import { type Interested, Opportunity, type OpportunityId } from './opportunity.entity.js';
import type { OpportunityFilter } from './opportunity.graphql.js';

type Reader = Pick<TenantDb, 'readOne'>;
export const within = (tx: Tx): Reader => ({ readOne: (sql, params) => tx.query(sql, params) });

const columns = `o.tenant_id AS "tenantId", o.id, o.author_id AS "authorId", o.kind, o.title, o.text, o.region, o.expires_at AS "expiresAt", o.withdrawn_at AS "withdrawnAt",
  o.interest_count AS "interestCount", o.created_at AS "createdAt"`;
const IS_MINE = 'EXISTS (SELECT FROM opportunity_interest i WHERE i.tenant_id = $1 AND i.opportunity_id = o.id AND i.member_id = $2 AND i.withdrawn_at IS NULL)';
/** With its author, whether the reader is interested, and who is, if it is the reader's own. */
const WITH_ALL = `SELECT ${columns},
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = o.author_id) one) AS author,
  ${IS_MINE} AS mine,
  CASE WHEN o.author_id = $2 THEN (SELECT coalesce(json_agg(one ORDER BY one.place), '[]') FROM (
    SELECT row_number() OVER (ORDER BY i.created_at, i.id)::int AS place, m.display_name AS "displayName", i.created_at AS since
    FROM opportunity_interest i JOIN member m ON m.tenant_id = i.tenant_id AND m.id = i.member_id
    WHERE i.tenant_id = $1 AND i.opportunity_id = o.id AND i.withdrawn_at IS NULL ORDER BY i.created_at, i.id LIMIT 100) one) END AS interested
  FROM opportunity o WHERE o.tenant_id = $1`;
const IS_OPEN = 'o.withdrawn_at IS NULL AND o.expires_at > $3';
/** Open ones for those who take part; one's own always, and what one is interested in, to take it back. */
const visible = (actor: Actor): string => `(o.author_id = $2 OR ${IS_MINE} OR (${IS_OPEN} AND ${takesPartSql(actor, '$2')}))`;

interface Row extends Omit<Opportunity, 'author' | 'interested'> {
  author: Member & { joinedAt: string };
  interested: (Omit<Interested, 'since'> & { since: string })[] | null;
}
const toOpportunity = ({ author, interested, ...row }: Row): Opportunity =>
  Object.assign(new Opportunity(), row, {
    author: Object.assign(new Member(), author, { joinedAt: new Date(author.joinedAt) }),
    interested: (interested ?? []).map((one) => ({ ...one, since: new Date(one.since) })),
  });

export async function opportunityPage(db: Reader, actor: Actor, args: PageArgs, { kind, mine }: OpportunityFilter, now: Date): Promise<Page<Opportunity>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const which = mine ? 'o.author_id = $2 AND $3::timestamptz IS NOT NULL' : `${IS_OPEN} AND ${takesPartSql(actor, '$2')}`;
  const rows = await db.readOne<Row>(
    `${WITH_ALL} AND ${which} AND ($4::text IS NULL OR o.kind = $4) AND ($5::timestamptz IS NULL OR (o.created_at, o.id) ${comparison} ($5, $6::uuid))
     ORDER BY o.created_at ${direction}, o.id ${direction} LIMIT $7`,
    [actor.tenantId, actor.id, now, kind ?? null, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
  );
  return toPage(rows.map(toOpportunity), request, (o) => [o.createdAt.toISOString(), o.id]);
}

export async function opportunitiesByIds(db: Reader, actor: Actor, ids: readonly string[], now: Date): Promise<Opportunity[]> {
  return (await db.readOne<Row>(`${WITH_ALL} AND o.id = ANY ($4) AND ${visible(actor)}`, [actor.tenantId, actor.id, now, [...ids]])).map(toOpportunity);
}

export async function lockOpportunity(tx: Tx, id: OpportunityId): Promise<Opportunity | undefined> {
  const row = await tx.first(`SELECT ${columns} FROM opportunity o WHERE o.tenant_id = $1 AND o.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && Object.assign(new Opportunity(), row);
}

/** Of a locked opportunity. `first` when the member was never interested before; `changed` when they were not just now. */
export async function beInterested(tx: Tx, id: OpportunityId, memberId: MemberId): Promise<{ first: boolean; changed: boolean }> {
  const before = await tx.first<{ withdrawn: boolean }>('SELECT withdrawn_at IS NOT NULL AS withdrawn FROM opportunity_interest WHERE tenant_id = $1 AND opportunity_id = $2 AND member_id = $3', [tx.tenantId, id, memberId]);
  if (before && !before.withdrawn) return { first: false, changed: false };
  await tx.execute(
    `INSERT INTO opportunity_interest (tenant_id, id, opportunity_id, member_id, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, opportunity_id, member_id) DO UPDATE SET withdrawn_at = NULL, created_at = excluded.created_at`,
    [tx.tenantId, newId(tx.now.getTime()), id, memberId, tx.now],
  );
  await addInterest(tx, id, 1);
  return { first: before === undefined, changed: true };
}

export async function loseInterest(tx: Tx, id: OpportunityId, memberId: MemberId): Promise<void> {
  const lost = await tx.execute('UPDATE opportunity_interest SET withdrawn_at = $4 WHERE tenant_id = $1 AND opportunity_id = $2 AND member_id = $3 AND withdrawn_at IS NULL', [tx.tenantId, id, memberId, tx.now]);
  if (lost > 0) await addInterest(tx, id, -1);
}

const addInterest = (tx: Tx, id: OpportunityId, change: 1 | -1): Promise<number> =>
  tx.execute('UPDATE opportunity SET interest_count = interest_count + $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, change]);
