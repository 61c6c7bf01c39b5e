import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, DayField, IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import type { CommentId } from '../comment/comment.entity.js';
import { FaqEntry, type FaqEntryId } from './faq.entity.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'A page of FAQ entries.' })
export class FaqEntryConnection extends Connection(FaqEntry) {}

@InputType({ description: 'Which FAQ entries; all conditions together.' })
export class FaqFilter {
  @TextField({ max: 100 }, { nullable: true, description: 'Words of the question or the answer; width, case and kana do not matter.' })
  search?: string;
  @Field({ nullable: true, description: 'True for those whose day of review has come or passed.' })
  isOverdue?: boolean;
}

const WORDS = { min: 1, max: 10_000, multiline: true };

@InputType({ description: 'An answer to keep. It has to be accepted or official.' })
export class MakeFaqEntryInput {
  @IdField('Comment', { description: 'The answer.' })
  commentId!: CommentId;
  @TextField({ min: 1, max: 300 }, { nullable: true, description: 'The question as it is asked here, 1 to 300 characters; the title of the post by default.' })
  question?: string;
  @TextField(WORDS, { nullable: true, description: 'The answer as it is told here, 1 to 10,000 characters; the text of the answer by default.' })
  answer?: string;
  @DayField({ description: 'The day on which somebody looks again whether it is still right.' })
  reviewOn!: string;
  @IdField('Member', { nullable: true, description: 'Who looks after it; I by default.' })
  ownerId?: MemberId;
}

@InputType({ description: 'Other words for an FAQ entry; what is left out stays.' })
export class EditFaqEntryInput {
  @IdField('FaqEntry', { description: 'The entry.' })
  faqEntryId!: FaqEntryId;
  @IntField(1, 2 ** 31 - 1, { description: 'The version that was edited.' })
  version!: number;
  @TextField({ min: 1, max: 300 }, { nullable: true, description: 'The question, 1 to 300 characters.' })
  question?: string;
  @TextField(WORDS, { nullable: true, description: 'The answer, 1 to 10,000 characters.' })
  answer?: string;
  @IdField('Member', { nullable: true, description: 'Who looks after it.' })
  ownerId?: MemberId;
}

@InputType({ description: 'An entry that is still right.' })
export class ConfirmFaqEntryInput {
  @IdField('FaqEntry', { description: 'The entry.' })
  faqEntryId!: FaqEntryId;
  @DayField({ description: 'When to look again.' })
  reviewOn!: string;
}

@InputType({ description: 'An entry that does not hold any more.' })
export class RetireFaqEntryInput {
  @IdField('FaqEntry', { description: 'The entry.' })
  faqEntryId!: FaqEntryId;
  @TextField({ min: 1, max: 500 }, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@ObjectType({ implements: () => Refusal, description: 'Only an accepted or official answer to a question becomes an FAQ entry.' })
export class NoAnswerToKeep extends Refusal {
  readonly code = 'NO_ANSWER_TO_KEEP';
  text(): Localized {
    return { ja: '解決した回答か公式回答になってから、FAQに残せます。', en: 'An answer can be kept in the FAQ once it is accepted or official.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The question has an FAQ entry already.' })
export class AlreadyInFaq extends Refusal {
  readonly code = 'ALREADY_IN_FAQ';
  @Field(() => FaqEntry, { description: 'That entry.' })
  entry: FaqEntry;
  constructor(entry: FaqEntry) {
    super();
    this.entry = entry;
  }
  text(): Localized {
    return { ja: 'この質問は、すでにFAQにあります。', en: 'This question is in the FAQ already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else has changed or retired the entry meanwhile.' })
export class FaqEntryChanged extends Refusal {
  readonly code = 'FAQ_ENTRY_CHANGED';
  @Field(() => FaqEntry, { description: 'The entry as it is now.' })
  entry: FaqEntry;
  constructor(entry: FaqEntry) {
    super();
    this.entry = entry;
  }
  text(): Localized {
    return { ja: 'ほかの方が先に変更しています。今の内容を確かめてから、もう一度お試しください。', en: 'Somebody else has changed this meanwhile. Look at it as it is now, and try again.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'A day of review lies in the future.' })
export class ReviewDayPassed extends Refusal {
  readonly code = 'REVIEW_DAY_PASSED';
  text(): Localized {
    return { ja: '見直す日には、明日以降の日付を選んでください。', en: 'Choose a day of review after today.' };
  }
}

export const MakeFaqEntryResult = outcome('MakeFaqEntryResult', [FaqEntry, NoAnswerToKeep, AlreadyInFaq, ReviewDayPassed, RulesNotAccepted]);
export const EditFaqEntryResult = outcome('EditFaqEntryResult', [FaqEntry, FaqEntryChanged, RulesNotAccepted]);
export const ConfirmFaqEntryResult = outcome('ConfirmFaqEntryResult', [FaqEntry, ReviewDayPassed, FaqEntryChanged]);
export const RetireFaqEntryResult = outcome('RetireFaqEntryResult', [FaqEntry, FaqEntryChanged]);
