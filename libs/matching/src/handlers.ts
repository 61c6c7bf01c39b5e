import { Injectable } from '@nestjs/common';
import { type TenantId, newId } from '#kernel';
import { ListingPublished } from '#federation/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { ProposalAnswered, ProposalMutual, RunRequested } from './events.js';
import { RunService } from './run/run.service.js';

interface Copy {
  audience: TenantId;
  federation: TenantId;
  partner: TenantId;
  title: unknown;
}

@Injectable()
export class MatchingHandlers {
  constructor(private readonly runs: RunService) {}

  /** In the federation: something new is on its board. */
  @On(ListingPublished, { handler: 'matching.run_on_listing', outside: true })
  async onListing({ tenantId }: Heard<PayloadOf<typeof ListingPublished>>): Promise<void> {
    await this.runs.run(tenantId);
  }

  @On(RunRequested, { handler: 'matching.run', outside: true })
  async onRequest({ tenantId }: Heard<PayloadOf<typeof RunRequested>>): Promise<void> {
    await this.runs.run(tenantId);
  }

  /** The one place that sees both answers. It does nothing at all until both are yes: then both copies change in one transaction. */
  @On(ProposalAnswered, { handler: 'matching.compare_answers', door: 'matching' })
  async onAnswer(tx: Tx, { payload: { proposalId } }: Heard<PayloadOf<typeof ProposalAnswered>>): Promise<void> {
    const copies = await tx.query<Copy>(
      `SELECT audience_tenant_id AS audience, owner_tenant_id AS federation, partner_tenant_id AS partner, title FROM proposal
       WHERE id = $1 AND state = 'SUGGESTED' ORDER BY audience_tenant_id FOR UPDATE`,
      [proposalId],
    );
    const answers = await tx.query<{ tenant: TenantId }>(`SELECT tenant_id AS tenant FROM proposal_answer WHERE proposal_id = $1 AND answer = 'INTERESTED'`, [proposalId]);
    const interested = new Set(answers.map((a) => a.tenant));
    if (copies.length !== 2 || !copies.every((copy) => interested.has(copy.audience))) return;

    const collaborationId = newId(tx.now.getTime());
    for (const { audience, federation, partner, title } of copies) {
      await tx.execute(
        `INSERT INTO collaboration (audience_tenant_id, id, owner_tenant_id, scope, version, partner_tenant_id, title, state, started_at) VALUES ($1, $2, $3, 'proposals', 1, $4, $5, 'INTRODUCED', $6)`,
        [audience, collaborationId, federation, partner, JSON.stringify(title), tx.now],
      );
      await tx.execute(`UPDATE proposal SET state = 'MUTUAL', collaboration_id = $3, version = version + 1 WHERE audience_tenant_id = $1 AND id = $2`, [audience, proposalId, collaborationId]);
      await tx.publishTo(audience, 'proposals', ProposalMutual, { proposalId, collaborationId, partnerTenantId: partner }, federation);
    }
  }
}
