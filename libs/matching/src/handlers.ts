import { Injectable } from '@nestjs/common';
import { JointEventAnnounced, ListingPublished, ListingWithdrawn } from '#federation/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { ProposalAnswered, ProposalMutual, RunRequested } from './events.js';
import { beginCollaboration, closeProposalsOn, introduce, openCopies } from './proposal/copies.queries.js';
import { RunService } from './run/run.service.js';

/** What the worker does with the rights of matching: the only place where two sides meet. */
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

  /** It does nothing at all until both answers are yes: then both copies change in one transaction. */
  @On(ProposalAnswered, { handler: 'matching.compare_answers', door: 'matching' })
  async onAnswer(tx: Tx, { payload: { proposalId } }: Heard<PayloadOf<typeof ProposalAnswered>>): Promise<void> {
    const copies = await openCopies(tx, proposalId);
    if (copies.length !== 2 || !copies.every((copy) => copy.isInterested && !copy.excludesPartner)) return;
    const collaborationId = await introduce(tx, proposalId, copies);
    for (const { audience, federation, partner } of copies) {
      await tx.publishTo(audience, 'proposals', ProposalMutual, { proposalId, collaborationId, partnerTenantId: partner }, federation);
    }
  }

  /** In the federation: what rests on it is over for both sides at once, whatever they have answered. */
  @On(ListingWithdrawn, { handler: 'matching.close_on_withdrawal', door: 'matching' })
  async onWithdrawal(tx: Tx, { tenantId, payload: { listingId } }: Heard<PayloadOf<typeof ListingWithdrawn>>): Promise<void> {
    await closeProposalsOn(tx, tenantId, listingId);
  }

  /** At the partner: with its first joint event a collaboration has begun, for both. */
  @On(JointEventAnnounced, { handler: 'matching.begin_collaboration', door: 'matching' })
  async onJointEvent(tx: Tx, { payload: { collaborationId } }: Heard<PayloadOf<typeof JointEventAnnounced>>): Promise<void> {
    await beginCollaboration(tx, collaborationId);
  }
}
