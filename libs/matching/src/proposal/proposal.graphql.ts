import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized, TenantId } from '#kernel';
import { Connection, IdField, Node, Refusal, outcome } from '#graphql-kit';
import type { StoredReason } from './reasons.js';

export enum ProposalState {
  SUGGESTED = 'SUGGESTED',
  MUTUAL = 'MUTUAL',
  COLLABORATION = 'COLLABORATION',
  DECLINED = 'DECLINED',
  EXPIRED = 'EXPIRED',
}
export enum ProposalAnswer {
  INTERESTED = 'INTERESTED',
  DECLINED = 'DECLINED',
}
export enum DeclineReason {
  NOT_NOW = 'NOT_NOW',
  NOT_THIS_KIND = 'NOT_THIS_KIND',
  NOT_THIS_PARTNER = 'NOT_THIS_PARTNER',
  COMPETITOR = 'COMPETITOR',
  OTHER = 'OTHER',
}
export enum ReasonKind {
  YOU_GET = 'YOU_GET',
  YOU_GIVE = 'YOU_GIVE',
  WHY_NOW = 'WHY_NOW',
  WHAT_IS_NEW = 'WHAT_IS_NEW',
  CAPACITY = 'CAPACITY',
}
registerEnumType(ProposalState, {
  name: 'ProposalState',
  description: 'Where a proposal stands, as my community may know it.',
  valuesMap: {
    SUGGESTED: { description: 'Before us. The other side may have answered or not: it does not show.' },
    MUTUAL: { description: 'Both sides are interested.' },
    COLLABORATION: { description: 'It has become a collaboration with an event.' },
    DECLINED: { description: 'We declined.' },
    EXPIRED: { description: 'Its time is over.' },
  },
});
registerEnumType(ProposalAnswer, { name: 'ProposalAnswer', description: "My community's answer.", valuesMap: { INTERESTED: { description: 'Interested.' }, DECLINED: { description: 'Not now.' } } });
registerEnumType(DeclineReason, {
  name: 'DeclineReason',
  description: 'Why not. It stays in my community and is never shown to the other.',
  valuesMap: {
    NOT_NOW: { description: 'Not at this time.' },
    NOT_THIS_KIND: { description: 'Not this kind of thing.' },
    NOT_THIS_PARTNER: { description: 'Not with this community.' },
    COMPETITOR: { description: 'A competitor.' },
    OTHER: { description: 'Another reason.' },
  },
});
registerEnumType(ReasonKind, {
  name: 'ReasonKind',
  description: 'What a reason is about.',
  valuesMap: {
    YOU_GET: { description: 'What my community receives.' },
    YOU_GIVE: { description: 'What my community gives.' },
    WHY_NOW: { description: 'Why it fits in time.' },
    WHAT_IS_NEW: { description: 'What it brings that was not there.' },
    CAPACITY: { description: 'Whether there is room for it.' },
  },
});

@ObjectType({ description: 'One reason for a proposal.' })
export class ProposalReason {
  @Field(() => ReasonKind, { description: 'What it is about.' })
  kind!: ReasonKind;
  @Field({ description: "The reason as a sentence, in the reader's language." })
  text!: string;
}

@ObjectType({ implements: () => Node, description: 'A collaboration that the worker proposes to my community. Its operators see it.' })
export class Proposal implements Node {
  id!: string;
  federationTenantId!: TenantId;
  partnerTenantId!: TenantId;
  titles!: Localized;
  stored!: StoredReason[];
  collaborationId!: string | null;
  @Field(() => Int, { description: 'Counted within the federation, from 1.' })
  number!: number;
  @Field(() => ProposalState, { description: 'Where it stands, as my community may know it.' })
  state!: ProposalState;
  @Field({ description: 'When it was suggested, in UTC.' })
  suggestedAt!: Date;
  @Field({ description: 'Until when it can be answered, in UTC.' })
  expiresAt!: Date;
  @Field(() => ProposalAnswer, { nullable: true, description: "My community's own answer; null before there is one. The partner's is never shown before both are interested." })
  viewerAnswer!: ProposalAnswer | null;
}

@ObjectType({ description: 'A page of proposals.' })
export class ProposalConnection extends Connection(Proposal) {}

@InputType({ description: 'Which proposals.' })
export class ProposalFilter {
  @Field(() => ProposalState, { nullable: true, description: 'Only in this state.' })
  state?: ProposalState;
}

@InputType({ description: 'Which proposal my community is interested in.' })
export class ExpressInterestInput {
  @IdField('Proposal', { description: 'The proposal.' })
  proposalId!: string;
}

@InputType({ description: 'Which proposal my community declines.' })
export class DeclineProposalInput {
  @IdField('Proposal', { description: 'The proposal.' })
  proposalId!: string;
  @Field(() => DeclineReason, { description: 'Why; it stays in my community.' })
  reason!: DeclineReason;
}

@ObjectType({ implements: () => Refusal, description: 'My community has answered before.' })
export class AlreadyAnswered extends Refusal {
  readonly code = 'ALREADY_ANSWERED';
  text(): Localized {
    return { ja: 'この提案にはすでに回答しています。', en: 'Your community has answered this proposal already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It can no longer be answered.' })
export class ProposalClosed extends Refusal {
  readonly code = 'PROPOSAL_CLOSED';
  text(): Localized {
    return { ja: 'この提案の回答期限は過ぎています。', en: 'This proposal can no longer be answered.' };
  }
}

export const ExpressInterestResult = outcome('ExpressInterestResult', [Proposal, AlreadyAnswered, ProposalClosed]);
export const DeclineProposalResult = outcome('DeclineProposalResult', [Proposal, AlreadyAnswered, ProposalClosed]);
