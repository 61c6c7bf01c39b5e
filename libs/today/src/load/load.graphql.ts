import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Member } from '#identity';

export enum OperatorNotice {
  CARRIES_MOST = 'CARRIES_MOST',
  NO_WEEK_OFF = 'NO_WEEK_OFF',
}
registerEnumType(OperatorNotice, {
  name: 'OperatorNotice',
  description: 'Why it may be good to share the work.',
  valuesMap: {
    CARRIES_MOST: { description: 'In each of the four weeks this person did more than half of it.' },
    NO_WEEK_OFF: { description: 'There was work in each of the four weeks, and no week off among them or ahead.' },
  },
});

@ObjectType({ description: 'What one operator did in the last four weeks. What was written anonymously is counted for nobody.' })
export class OperatorLoad {
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
  @Field(() => [Int], { description: 'How much, week by week: four spans of seven days, the first one ends today.' })
  weeks!: number[];
  @Field(() => Int, { description: 'Posts of others reacted to.' })
  reactionCount!: number;
  @Field(() => Int, { description: 'Comments on posts of others.' })
  answerCount!: number;
  @Field(() => Int, { description: 'People welcomed or congratulated from the queue.' })
  greetingCount!: number;
  @Field(() => Int, { description: 'Passes and claims decided.' })
  decisionCount!: number;
  @Field(() => OperatorNotice, { nullable: true, description: 'Why it may be good to share the work; null when nothing is to be said.' })
  notice!: OperatorNotice | null;
}
