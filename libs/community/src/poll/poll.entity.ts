import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One of the answers of a poll.' })
export class PollOption {
  @Field(() => Int, { description: 'Its number in the poll, from 1.' })
  number!: number;
  @Field({ description: 'What it says.' })
  text!: string;
  @Field(() => Int, { nullable: true, description: 'How many chose it; null until I have voted or the poll is closed. Who chose it, nobody learns.' })
  voteCount!: number | null;
  @Field({ description: 'True when I chose it.' })
  isMine!: boolean;
}

@ObjectType({ description: 'A question with answers to choose from, in a post. Whoever reads the post can vote.' })
export class Poll {
  @Field({ description: 'True when one may choose several answers.' })
  isMultiple!: boolean;
  @Field(() => Date, { nullable: true, description: 'Until when one can vote, in UTC; null when it stays open.' })
  closesAt!: Date | null;
  @Field({ description: 'True when nobody can vote any more.' })
  isClosed!: boolean;
  @Field(() => Int, { description: 'How many people have voted.' })
  voterCount!: number;
  @Field({ description: 'True when I have voted. I can choose anew until it is closed.' })
  hasVoted!: boolean;
  @Field(() => [PollOption], { description: 'The answers, in the order in which the author put them.' })
  options!: PollOption[];
}
