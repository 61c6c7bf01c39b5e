import { type TenantId, newId } from '#kernel';
import type { Tx } from '#tenancy';

/** One side's copy of a proposal, with what only matching may see beside it. */
export interface OpenCopy {
  audience: TenantId;
  federation: TenantId;
  partner: TenantId;
  title: unknown;
  isInterested: boolean;
  /** It has said meanwhile that it wants nothing to do with the other side. */
  excludesPartner: boolean;
}

/** The copies of a proposal that is still open, kept from changing: two answers at once are compared one after the other. */
export async function openCopies(tx: Tx, proposalId: string): Promise<OpenCopy[]> {
  // Not a lock on the rows: that would leave a trace on what the sides read.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [proposalId]);
  return tx.query<OpenCopy>(
    `SELECT p.audience_tenant_id AS audience, p.owner_tenant_id AS federation, p.partner_tenant_id AS partner, p.title,
       EXISTS (SELECT FROM proposal_answer a WHERE a.tenant_id = p.audience_tenant_id AND a.proposal_id = p.id AND a.answer = 'INTERESTED') AS "isInterested",
       EXISTS (SELECT FROM exclusion x WHERE x.tenant_id = p.audience_tenant_id AND x.partner_tenant_id = p.partner_tenant_id) AS "excludesPartner"
     FROM proposal p WHERE p.id = $1 AND p.state = 'SUGGESTED' ORDER BY p.audience_tenant_id`,
    [proposalId],
  );
}

/** Both are interested: each side gets its copy of the collaboration, and both copies of the proposal say so. */
export async function introduce(tx: Tx, proposalId: string, copies: readonly OpenCopy[]): Promise<string> {
  const collaborationId = newId(tx.now.getTime());
  for (const { audience, federation, partner, title } of copies) {
    await tx.execute(
      `INSERT INTO collaboration (audience_tenant_id, id, owner_tenant_id, scope, version, partner_tenant_id, title, state, started_at) VALUES ($1, $2, $3, 'proposals', 1, $4, $5, 'INTRODUCED', $6)`,
      [audience, collaborationId, federation, partner, JSON.stringify(title), tx.now],
    );
    await tx.execute(`UPDATE proposal SET state = 'MUTUAL', collaboration_id = $3, version = version + 1 WHERE audience_tenant_id = $1 AND id = $2`, [audience, proposalId, collaborationId]);
  }
  return collaborationId;
}

export async function closeProposalsOn(tx: Tx, federation: TenantId, listingId: string): Promise<void> {
  await tx.execute(`UPDATE proposal SET state = 'EXPIRED', version = version + 1 WHERE owner_tenant_id = $1 AND state = 'SUGGESTED' AND $2 = ANY (listing_ids)`, [federation, listingId]);
}

export async function beginCollaboration(tx: Tx, collaborationId: string): Promise<void> {
  await tx.execute(`UPDATE collaboration SET state = 'ACTIVE', version = version + 1 WHERE id = $1 AND state = 'INTRODUCED'`, [collaborationId]);
  await tx.execute(`UPDATE proposal SET state = 'COLLABORATION', version = version + 1 WHERE collaboration_id = $1 AND state = 'MUTUAL'`, [collaborationId]);
}
