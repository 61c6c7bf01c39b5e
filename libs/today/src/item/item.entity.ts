import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, MemberId } from '#kernel';
import type { PostId } from '#community';
import { Node } from '#graphql-kit';
import { Member } from '#identity';

export type TodayItemId = Brand<'TodayItem'>;

export enum TodayItemKind {
  POST = 'POST',
  QUESTION = 'QUESTION',
  CELEBRATION = 'CELEBRATION',
  WELCOME = 'WELCOME',
  ANNIVERSARY = 'ANNIVERSARY',
}
registerEnumType(TodayItemKind, {
  name: 'TodayItemKind',
  description: 'What waits for an operator.',
  valuesMap: {
    POST: { description: 'A post to which nobody but its author has reacted or said anything.' },
    QUESTION: { description: 'A question that nobody has answered.' },
    CELEBRATION: { description: 'Somebody achieved something, and nobody has congratulated.' },
    WELCOME: { description: 'Somebody joined within the last week and was not welcomed yet.' },
    ANNIVERSARY: { description: 'It is years to the day since somebody joined.' },
  },
});

export enum TodayAction {
  REACT = 'REACT',
  ANSWER = 'ANSWER',
  GREET = 'GREET',
  SKIP = 'SKIP',
  HAND = 'HAND',
}
registerEnumType(TodayAction, {
  name: 'TodayAction',
  description: 'What an operator did about it.',
  valuesMap: {
    REACT: { description: 'Reacted to the post.' },
    ANSWER: { description: 'Wrote a comment.' },
    GREET: { description: 'Sent a few words to the person.' },
    SKIP: { description: 'Put it off until tomorrow.' },
    HAND: { description: 'Asked another operator to see to it.' },
  },
});

@ObjectType({ implements: () => Node, description: 'Something that waits for an operator, or was seen to lately. Operators see it.' })
export class TodayItem implements Node {
  id!: string;

  @Field(() => TodayItemKind, { description: 'What it is.' })
  kind!: TodayItemKind;

  @Field({ description: 'Since when it waits, in UTC: the time of the post, or of joining.' })
  since!: Date;

  @Field(() => Member, { nullable: true, description: 'Whom to welcome or to congratulate; null when it is about a post.' })
  member!: Member | null;

  @Field(() => Int, { nullable: true, description: 'Of an anniversary: how many years; null otherwise.' })
  years!: number | null;

  @Field(() => Member, { nullable: true, description: 'Which operator was asked to see to it; null when it is anybody\'s.' })
  assignee!: Member | null;

  @Field(() => Date, { nullable: true, description: 'Until when it was put off, in UTC; null when it was not.' })
  snoozedUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when nothing remains to be done, in UTC; null while it waits.' })
  closedAt!: Date | null;

  @Field(() => TodayAction, { nullable: true, description: 'What an operator did about it last; null when nobody did, or somebody reacted outside of the queue.' })
  action!: TodayAction | null;

  @Field(() => Member, { nullable: true, description: 'Which operator did that; null with `action`.' })
  actor!: Member | null;

  postId!: PostId | null;
  memberId!: MemberId | null;
  assignedTo!: MemberId | null;
  actedBy!: MemberId | null;
  actedAt!: Date | null;
  /** The key of the reaction that they gave. */
  reaction!: string | null;
}
