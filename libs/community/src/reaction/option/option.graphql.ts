import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, IdListField, Refusal, TextField, outcome } from '#graphql-kit';
import { ReactionIcon, ReactionOption, type ReactionOptionId } from './option.entity.js';

/** So many can be chosen from without looking for one; the others are kept for what was said with them. */
export const MAX_OFFERED = 12;
export const MAX_KEPT = 60;

const WORD_JA = { min: 1, max: 12 };
const WORD_EN = { min: 1, max: 24 };

@InputType({ description: 'A further way to react. It comes last.' })
export class AddReactionOptionInput {
  @Field(() => ReactionIcon, { description: 'The drawing beside its word.' })
  icon!: ReactionIcon;
  @TextField(WORD_JA, { description: 'Its word in Japanese, 1 to 12 characters; no other one here has it.' })
  wordJa!: string;
  @TextField(WORD_EN, { description: 'Its word in English, 1 to 24 characters; no other one here has it.' })
  wordEn!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same option again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'What to change about a way to react. What is left out stays.' })
export class EditReactionOptionInput {
  @IdField('ReactionOption', { description: 'Which one.' })
  id!: ReactionOptionId;
  @Field(() => ReactionIcon, { nullable: true, description: 'Another drawing.' })
  icon?: ReactionIcon;
  @TextField(WORD_JA, { nullable: true, description: 'Another word in Japanese, 1 to 12 characters.' })
  wordJa?: string;
  @TextField(WORD_EN, { nullable: true, description: 'Another word in English, 1 to 24 characters.' })
  wordEn?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: nobody can give it any more. False: it is offered again.' })
  isRetired?: boolean;
}

@InputType({ description: 'In which order the ways to react are offered.' })
export class OrderReactionOptionsInput {
  @IdListField('ReactionOption', MAX_OFFERED, { description: 'Those that come first, each once. What is left out follows as it stood, and the retired ones come last.' })
  optionIds!: ReactionOptionId[];
}

@ObjectType({ description: 'The ways to react in this community, in their order.' })
export class ReactionSet {
  @Field(() => [ReactionOption], { description: `Those that are offered, at most ${MAX_OFFERED}, then the retired ones; at most ${MAX_KEPT} in all.` })
  options!: ReactionOption[];
}

@ObjectType({ implements: () => Refusal, description: 'Another way to react has this word already, perhaps a retired one.' })
export class ReactionWordTaken extends Refusal {
  readonly code = 'REACTION_WORD_TAKEN';
  @Field({ description: 'The field with the word: input.wordJa or input.wordEn.' })
  readonly field: string;
  @Field(() => ReactionOption, { description: 'The one that has it.' })
  readonly option: ReactionOption;

  constructor(field: string, option: ReactionOption) {
    super();
    this.field = field;
    this.option = option;
  }
  text(): Localized {
    const { wordJa, wordEn, retiredAt } = this.option;
    return retiredAt
      ? { ja: `「${wordJa}」は、使うのをやめたリアクションにあります。もう一度使うこともできます。`, en: `“${wordEn}” is among those that were retired. You can bring it back.` }
      : { ja: `「${wordJa}」と同じ言葉になります。別の言葉にしてください。`, en: `It would have the same word as “${wordEn}”. Choose another one.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'No further way to react can be offered.' })
export class TooManyReactionOptions extends Refusal {
  readonly code = 'TOO_MANY_REACTION_OPTIONS';
  @Field(() => Int, { description: 'How many can be offered at once.' })
  readonly limit: number = MAX_OFFERED;
  text(): Localized {
    return { ja: `選べるリアクションは${MAX_OFFERED}種類までです。使わないものをやめてから追加してください。`, en: `There can be ${MAX_OFFERED} reactions to choose from. Retire one first.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There has to be one way to react at least.' })
export class LastReactionOption extends Refusal {
  readonly code = 'LAST_REACTION_OPTION';
  text(): Localized {
    return { ja: 'リアクションは、少なくとも1種類必要です。', en: 'There has to be at least one reaction.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'This way to react is not offered any more.' })
export class ReactionRetired extends Refusal {
  readonly code = 'REACTION_RETIRED';
  @Field(() => ReactionOption, { description: 'It.' })
  readonly option: ReactionOption;

  constructor(option: ReactionOption) {
    super();
    this.option = option;
  }
  text(): Localized {
    return { ja: `「${this.option.wordJa}」は、いまは使われていません。別のリアクションを選んでください。`, en: `“${this.option.wordEn}” is not in use any more. Choose another reaction.` };
  }
}

export const AddReactionOptionResult = outcome('AddReactionOptionResult', [ReactionOption, ReactionWordTaken, TooManyReactionOptions]);
export const EditReactionOptionResult = outcome('EditReactionOptionResult', [ReactionOption, ReactionWordTaken, TooManyReactionOptions, LastReactionOption]);
export const OrderReactionOptionsResult = outcome('OrderReactionOptionsResult', [ReactionSet]);
