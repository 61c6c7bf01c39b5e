import { Injectable } from '@nestjs/common';
import { ProposalMutual, ProposalSuggested } from '#matching/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { collaborationTitle, proposalTitle } from './matching.queries.js';

/** Which operators are told of proposals to work together. */
@Injectable()
export class MatchingHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(ProposalSuggested, { handler: 'notifications.proposal_suggested' })
  async proposalSuggested(tx: Tx, event: Of<typeof ProposalSuggested>): Promise<void> {
    const { proposalId, partnerTenantId } = event.payload;
    const title = await proposalTitle(tx, proposalId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PROPOSAL_SUGGESTED, { subject: { type: 'Proposal', id: proposalId }, partnerTenantId, params: { title } }), to: 'operators' });
  }

  @On(ProposalMutual, { handler: 'notifications.proposal_mutual' })
  async proposalMutual(tx: Tx, event: Of<typeof ProposalMutual>): Promise<void> {
    const { collaborationId, partnerTenantId } = event.payload;
    const title = await collaborationTitle(tx, collaborationId);
    if (!title) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.PROPOSAL_MUTUAL, { subject: { type: 'Collaboration', id: collaborationId }, partnerTenantId, params: { title } }), to: 'operators' });
  }
}
