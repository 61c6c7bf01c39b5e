import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { ProposalAnswered } from '../events.js';
import { AlreadyAnswered, type DeclineReason, type Proposal, ProposalAnswer, ProposalClosed, ProposalState } from './proposal.graphql.js';
import { insertAnswer, proposalIn, proposalPage, proposalsByIds } from './proposal.queries.js';

@Injectable()
export class ProposalService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs, state?: ProposalState): Promise<Page<Proposal>> {
    return proposalPage(this.db, actor.tenantId, args, state);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Proposal[]> {
    return proposalsByIds(this.db, actor.tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: string): Promise<Proposal> {
    const [proposal] = await this.byIds(actor, [id]);
    if (!proposal) throw notFound();
    return proposal;
  }

  expressInterest(actor: Actor, id: string): Promise<Proposal> {
    return this.answer(actor, id, ProposalAnswer.INTERESTED, null);
  }

  decline(actor: Actor, id: string, reason: DeclineReason): Promise<Proposal> {
    return this.answer(actor, id, ProposalAnswer.DECLINED, reason);
  }

  /** Writes a row of this community and nothing that the other side could see; the worker compares the two. */
  private async answer(actor: Actor, id: string, answer: ProposalAnswer, reason: DeclineReason | null): Promise<Proposal> {
    await this.db.write(async (tx) => {
      const proposal = await proposalIn(tx, id);
      if (!proposal) throw notFound();
      if (proposal.viewerAnswer) refuse(new AlreadyAnswered());
      if (proposal.state !== ProposalState.SUGGESTED) refuse(new ProposalClosed());
      if (!(await insertAnswer(tx, { proposalId: id, memberId: actor.id, answer, reason }))) refuse(new AlreadyAnswered());
      await tx.publish(ProposalAnswered, { proposalId: id });
    });
    return this.get(actor, id);
  }
}
