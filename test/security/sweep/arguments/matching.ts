import type { DomainArguments } from './types.js';

export const matching: DomainArguments = {
  ids: {
    'Query.proposal.id': 'Proposal',
    'ExpressInterestInput.proposalId': 'OpenProposal:Proposal',
    'DeclineProposalInput.proposalId': 'OpenProposal:Proposal',
  },
  values: {
    'ProposalFilter.state': undefined,
    'DeclineProposalInput.reason': 'OTHER',
  },
  expected: {
    forOperators: ['expressInterest', 'declineProposal'],
    notForMembers: ['exclusion', 'proposal', 'proposal_answer'],
    notRepeated: { declineProposal: 'the one open proposal was answered by expressInterest' },
  },
};
