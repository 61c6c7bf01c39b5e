import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { Member } from '#identity';
import { ReactionRetired, RulesNotAccepted, SCREENED } from '#community';
import type { ReactionOptionId } from '#community';
import { TodayItem, type TodayItemId } from './item.entity.js';

export enum TodayList {
  WAITING = 'WAITING',
  MINE = 'MINE',
  PUT_OFF = 'PUT_OFF',
}
registerEnumType(TodayList, {
  name: 'TodayList',
  description: 'Which part of the queue.',
  valuesMap: {
    WAITING: { description: 'What I could do now: anybody\'s, and what I was asked to see to.' },
    MINE: { description: 'What I was asked to see to.' },
    PUT_OFF: { description: 'What waits until tomorrow.' },
  },
});

@InputType({ description: 'Which items.' })
export class TodayItemFilter {
  @Field(() => TodayList, { nullable: true, description: 'Which part of the queue; WAITING by default.' })
  list?: TodayList;
}

@ObjectType({ description: 'A page of the queue, oldest first.' })
export class TodayItemConnection extends Connection(TodayItem) {}

const ITEM = { description: 'The item.' };

@InputType({ description: 'A reaction to the post of an item.' })
export class ReactToTodayItemInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
  @IdField('ReactionOption', { description: 'In which way; one that is offered.' })
  optionId!: ReactionOptionId;
}

@InputType({ description: 'A comment on the post of an item.' })
export class AnswerTodayItemInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
  @TextField({ min: 1, max: 10_000, multiline: true }, { description: 'What to say, 1 to 10,000 characters; may have several lines. It is said under my name.' })
  text!: string;
}

@InputType({ description: 'Words for the person of an item.' })
export class GreetForTodayItemInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
  @TextField({ min: 1, max: 300 }, { description: 'What to say, 1 to 300 characters. Only this person reads it.' })
  text!: string;
}

@InputType({ description: 'What to put off.' })
export class SkipTodayItemInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
}

@InputType({ description: 'What another operator is asked to see to.' })
export class HandTodayItemInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
  @IdField('Member', { description: 'Which operator; may be myself.' })
  memberId!: MemberId;
}

@InputType({ description: 'What to take back.' })
export class UndoTodayActionInput {
  @IdField('TodayItem', ITEM)
  itemId!: TodayItemId;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody has seen to it already.' })
export class TodayItemDone extends Refusal {
  readonly code = 'TODAY_ITEM_DONE';
  @Field(() => Member, { nullable: true, description: 'Which operator did it from the queue; null when somebody reacted outside of it.' })
  actor: Member | null;
  constructor({ actor }: Pick<TodayItem, 'actor'>) {
    super();
    this.actor = actor;
  }
  text(): Localized {
    const name = this.actor?.displayName;
    return name
      ? { ja: `${name}さんが先に対応しました。`, en: `${name} has seen to it already.` }
      : { ja: 'ほかの人がすでに対応しています。', en: 'Somebody has seen to it already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'This cannot be done about an item of this kind.' })
export class NotForThisItem extends Refusal {
  readonly code = 'NOT_FOR_THIS_ITEM';
  text(): Localized {
    return { ja: 'この項目ではできない操作です。', en: 'This cannot be done about an item of this kind.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The person is not an operator of this community.' })
export class NotAnOperator extends Refusal {
  readonly code = 'NOT_AN_OPERATOR';
  text(): Localized {
    return { ja: '運営メンバーを選んでください。', en: 'Choose somebody who operates this community.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The person takes that week off.' })
export class OperatorIsOff extends Refusal {
  readonly code = 'OPERATOR_IS_OFF';
  text(): Localized {
    return { ja: 'その方は、その週はお休みです。ほかの方にお願いしてください。', en: 'That person takes the week off. Please ask somebody else.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Not mine, longer than ten minutes ago, or said to a person: it cannot be taken back here.' })
export class NothingToUndo extends Refusal {
  readonly code = 'NOTHING_TO_UNDO';
  text(): Localized {
    return { ja: '取り消せる操作がありません。', en: 'There is nothing here to take back.' };
  }
}

const DONE = [TodayItem, TodayItemDone] as const;
export const ReactToTodayItemResult = outcome('ReactToTodayItemResult', [...DONE, NotForThisItem, ReactionRetired, RulesNotAccepted]);
export const AnswerTodayItemResult = outcome('AnswerTodayItemResult', [...DONE, NotForThisItem, ...SCREENED]);
export const GreetForTodayItemResult = outcome('GreetForTodayItemResult', [...DONE, NotForThisItem]);
export const SkipTodayItemResult = outcome('SkipTodayItemResult', DONE);
export const HandTodayItemResult = outcome('HandTodayItemResult', [...DONE, NotAnOperator, OperatorIsOff]);
export const UndoTodayActionResult = outcome('UndoTodayActionResult', [TodayItem, NothingToUndo]);
