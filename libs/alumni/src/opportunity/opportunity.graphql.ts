import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import { NotVerified } from '../profile/profile.graphql.js';
import { Opportunity, type OpportunityId, OpportunityKind } from './opportunity.entity.js';

@ObjectType({ description: 'A page of opportunities.' })
export class OpportunityConnection extends Connection(Opportunity) {}

@InputType({ description: 'Which opportunities.' })
export class OpportunityFilter {
  @Field(() => OpportunityKind, { nullable: true, description: 'Of this kind only.' })
  kind?: OpportunityKind;
  @Field(() => Boolean, { nullable: true, description: 'True for my own, withdrawn and ended ones too; the open ones of all by default.' })
  mine?: boolean;
}

@InputType({ description: 'Something that I offer to the others.' })
export class PostOpportunityInput {
  @Field(() => OpportunityKind, { description: 'What kind it is.' })
  kind!: OpportunityKind;
  @TextField({ min: 1, max: 120 }, { description: 'What it is, in a line, at most 120 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, max: 4_000 }, { description: 'What it is about, at most 4,000 characters; may have several lines.' })
  text!: string;
  @TextField({ min: 0, max: 60 }, { nullable: true, description: 'Where it is; left out when that does not matter.' })
  region?: string;
  @TimeField({ nullable: true, description: 'Until when one can be interested, within 180 days; 60 days from now by default.' })
  expiresAt?: Date;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same opportunity again.' })
  idempotencyKey?: string;
}

@InputType({ isAbstract: true })
abstract class OfOpportunity {
  @IdField('Opportunity', { description: 'The opportunity.' })
  opportunityId!: OpportunityId;
}
@InputType({ description: 'Which of my opportunities to withdraw.' })
export class WithdrawOpportunityInput extends OfOpportunity {}
@InputType({ description: 'What I am interested in.' })
export class ShowInterestInput extends OfOpportunity {}
@InputType({ description: 'What I am not interested in after all.' })
export class WithdrawInterestInput extends OfOpportunity {}

@ObjectType({ implements: () => Refusal, description: 'It was withdrawn, or has ended.' })
export class OpportunityClosed extends Refusal {
  readonly code = 'OPPORTUNITY_CLOSED';
  text(): Localized {
    return { ja: 'この募集は終了しました。', en: 'This opportunity is over.' };
  }
}
@ObjectType({ implements: () => Refusal, description: 'It is one\'s own.' })
export class OwnOpportunity extends Refusal {
  readonly code = 'OWN_OPPORTUNITY';
  text(): Localized {
    return { ja: 'ご自身が出した募集です。', en: 'You posted this yourself.' };
  }
}

export const PostOpportunityResult = outcome('PostOpportunityResult', [Opportunity, NotVerified]);
export const WithdrawOpportunityResult = outcome('WithdrawOpportunityResult', [Opportunity]);
export const ShowInterestResult = outcome('ShowInterestResult', [Opportunity, NotVerified, OpportunityClosed, OwnOpportunity]);
export const WithdrawInterestResult = outcome('WithdrawInterestResult', [Opportunity]);
