import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Proposal, type ProposalAnswer, type ProposalState } from './proposal.graphql.js';

/** This community's copies with its own answer. Whether the other side has answered is nowhere in them. */
const SELECT = `SELECT p.id, p.number, p.owner_tenant_id AS "federationTenantId", p.partner_tenant_id AS "partnerTenantId", p.title AS titles, p.reasons AS stored,
    p.collaboration_id AS "collaborationId", p.suggested_at AS "suggestedAt", p.expires_at AS "expiresAt", a.answer AS "viewerAnswer",
    CASE WHEN p.state <> 'SUGGESTED' THEN p.state WHEN a.answer = 'DECLINED' THEN 'DECLINED' WHEN p.expires_at <= now() THEN 'EXPIRED' ELSE p.state END AS state
  FROM proposal p LEFT JOIN proposal_answer a ON a.tenant_id = p.audience_tenant_id AND a.proposal_id = p.id
  WHERE p.audience_tenant_id = $1`;

const toProposal = (row: Proposal): Proposal => Object.assign(new Proposal(), row);

/** Newest first. */
export async function proposalPage(db: TenantDb, tenantId: TenantId, args: PageArgs, state?: ProposalState): Promise<Page<Proposal>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Proposal>(
    `SELECT * FROM (${SELECT} AND ($2::timestamptz IS NULL OR (p.suggested_at, p.id) ${comparison} ($2, $3::uuid))) x
     WHERE $5::text IS NULL OR state = $5 ORDER BY "suggestedAt" ${direction}, id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1, state ?? null],
    `proposals_${direction}`,
  );
  return toPage(rows.map(toProposal), request, (p) => [p.suggestedAt.toISOString(), p.id]);
}

export async function proposalsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, ids: readonly string[]): Promise<Proposal[]> {
  return (await db.readOne<Proposal>(`${SELECT} AND p.id = ANY ($2)`, [tenantId, ids])).map(toProposal);
}

export async function proposalIn(tx: Tx, id: string): Promise<Proposal | undefined> {
  return (await proposalsByIds({ readOne: (sql, params) => tx.query(sql, params) }, tx.tenantId!, [id]))[0];
}

/** False when the community has answered already, also when both answers come at once. */
export async function insertAnswer(tx: Tx, answer: { proposalId: string; memberId: MemberId; answer: ProposalAnswer; reason: string | null }): Promise<boolean> {
  const inserted = await tx.execute(
    `INSERT INTO proposal_answer (tenant_id, id, proposal_id, answer, reason, member_id, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, proposal_id) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), answer.proposalId, answer.answer, answer.reason, answer.memberId, tx.now],
  );
  return inserted === 1;
}
