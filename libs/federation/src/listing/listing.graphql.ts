import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { LINE, type Localized, PARAGRAPHS, type TenantId } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TextListField, TimeField, outcome } from '#graphql-kit';
import { Listing, ListingDirection, ListingField, type ListingId, ListingKind, ListingMode, ListingState } from './listing.entity.js';

@ObjectType({ description: 'A page of needs and offers.' })
export class ListingConnection extends Connection(Listing) {}

@InputType({ description: 'Which needs and offers.' })
export class ListingFilter {
  @Field(() => ListingDirection, { nullable: true, description: 'Only needs, or only offers.' })
  direction?: ListingDirection;
  @Field(() => ListingKind, { nullable: true, description: 'Only of this kind.' })
  kind?: ListingKind;
  @Field(() => ListingState, { nullable: true, description: 'Only in this state. A board holds PUBLISHED ones only.' })
  state?: ListingState;
}

@InputType({ description: "A new need or offer: for a federation's board, or for one partner alone." })
export class PublishListingInput {
  @IdField('Tenant', { nullable: true, description: 'The federation, in which this community takes part. Either this or partnerId.' })
  federationId?: TenantId;
  @IdField('Tenant', { nullable: true, description: 'The one community that gets it, out of listingAudiences. Either this or federationId.' })
  partnerId?: TenantId;
  @Field(() => ListingDirection, { description: 'Looked for or offered.' })
  direction!: ListingDirection;
  @Field(() => ListingKind, { description: 'What it is.' })
  kind!: ListingKind;
  @TextField(LINE, { description: 'What it is in one line, 1 to 200 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, min: 0 }, { description: 'More about it, at most 20,000 characters; may have several lines.' })
  description!: string;
  @IntField(1, 100_000, { nullable: true, description: 'How much of it, 1 to 100,000; 1 by default.' })
  quantity?: number;
  @Field(() => ListingMode, { description: 'Where it can be had.' })
  mode!: ListingMode;
  @TextField({ min: 1, max: 50 }, { nullable: true, description: 'Prefecture; left out when it does not matter.' })
  region?: string;
  @TextField(LINE, { nullable: true, description: 'The exact place, at most 200 characters.' })
  place?: string;
  @TextField(LINE, { nullable: true, description: 'Whom to write to, at most 200 characters.' })
  contact?: string;
  @Field(() => [ListingField], { nullable: true, description: 'Which of the optional parts go along to the audience; DESCRIPTION, REGION and TOPICS by default.' })
  sharedFields?: ListingField[];
  @TextListField({ min: 1, max: 50 }, 10, { nullable: true, description: 'What it is about: at most 10, each of 1 to 50 characters.' })
  topics?: string[];
  @TimeField({ description: 'From when on.' })
  availableFrom!: Date;
  @TimeField({ description: 'Until when; after it begins.' })
  availableUntil!: Date;
  @IntField(0, 1_000, { nullable: true, description: 'What it is worth in credits, 0 to 1,000; the usual worth of its kind by default.' })
  valueCredits?: number;
  @TimeField({ nullable: true, description: 'When it leaves the board, within a year; when it is over by default.' })
  expiresAt?: Date;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same listing again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which need or offer to take back.' })
export class WithdrawListingInput {
  @IdField('Listing', { description: 'The listing.' })
  listingId!: ListingId;
}

@InputType({ description: 'Which need or offer to take off the board for a while.' })
export class PauseListingInput {
  @IdField('Listing', { description: 'The listing.' })
  listingId!: ListingId;
}

@InputType({ description: 'Which paused need or offer to put back.' })
export class ResumeListingInput {
  @IdField('Listing', { description: 'The listing.' })
  listingId!: ListingId;
}

@ObjectType({ implements: () => Refusal, description: 'It is in a state in which this cannot be done: only what is published can be paused, and only what is paused and not over can be resumed.' })
export class ListingStateUnfit extends Refusal {
  readonly code = 'LISTING_STATE_UNFIT';
  @Field(() => ListingState, { description: 'How it stands.' })
  state!: ListingState;
  text(): Localized {
    return { ja: 'いまの状態ではできません。画面を読み直してください。', en: 'This cannot be done as it stands now. Please reload the page.' };
  }
  static as(state: ListingState): ListingStateUnfit {
    return Object.assign(new ListingStateUnfit(), { state });
  }
}

@ObjectType({ implements: () => Refusal, description: 'This community does not take part in that federation, that partner does not let it publish to it, or there is no such community.' })
export class NotParticipating extends Refusal {
  readonly code = 'NOT_PARTICIPATING';
  text(): Localized {
    return { ja: 'この公開先には公開できません。連携グループへの参加か、相手の団体の了承が必要です。', en: 'You cannot publish there: take part in the federation, or ask the community to let you.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It was taken back before.' })
export class ListingAlreadyWithdrawn extends Refusal {
  readonly code = 'LISTING_ALREADY_WITHDRAWN';
  text(): Localized {
    return { ja: 'すでに取り下げられています。', en: 'This was withdrawn already.' };
  }
}

export const PublishListingResult = outcome('PublishListingResult', [Listing, NotParticipating]);
export const WithdrawListingResult = outcome('WithdrawListingResult', [Listing, ListingAlreadyWithdrawn]);
export const PauseListingResult = outcome('PauseListingResult', [Listing, ListingStateUnfit]);
export const ResumeListingResult = outcome('ResumeListingResult', [Listing, ListingStateUnfit, NotParticipating]);
