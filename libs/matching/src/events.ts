import { z } from 'zod';
import { defineEvent } from '#messaging';

const id = z.uuid();

/** In a federation: look for proposals now. */
export const RunRequested = defineEvent('matching.run_requested', z.object({}));

/** To each side: there is a proposal for its community. */
export const ProposalSuggested = defineEvent('matching.proposal_suggested', z.object({ proposalId: id, partnerTenantId: id }));

/** In the community that answered, and heard nowhere else. */
export const ProposalAnswered = defineEvent('matching.proposal_answered', z.object({ proposalId: id }));

/** To each side: both are interested. */
export const ProposalMutual = defineEvent('matching.proposal_mutual', z.object({ proposalId: id, collaborationId: id, partnerTenantId: id }));
