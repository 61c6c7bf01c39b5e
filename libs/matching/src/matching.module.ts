import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { FederationModule } from '#federation';
import { Capability } from '#identity';
import { MatchingHandlers } from './handlers.js';
import { Proposal } from './proposal/proposal.graphql.js';
import { ProposalResolver } from './proposal/proposal.resolver.js';
import { ProposalService } from './proposal/proposal.service.js';
import { RunService } from './run/run.service.js';

/** Proposals as their two sides see and answer them: what a gateway serves. */
@Module({ imports: [FederationModule], providers: [ProposalService, ProposalResolver] })
export class MatchingModule {
  constructor(proposals: ProposalService) {
    registerNode(Proposal, async (ids, { caller: { actor } }) => (actor?.permissions.has('proposals:read') && actor.capabilities.has(Capability.MATCHING) ? proposals.byIds(actor, ids) : []));
  }
}

/** Finds proposals, and compares the two answers: what a worker does. */
@Module({ providers: [RunService, MatchingHandlers] })
export class MatchingHandlersModule {}
