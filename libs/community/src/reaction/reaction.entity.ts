import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Member } from '#identity';
import { ReactionOption } from './option/option.entity.js';

@ObjectType({ description: 'How many people reacted in one way.' })
export class ReactionCount {
  @Field(() => ReactionOption, { description: 'In which way; may be one that is retired by now.' })
  option!: ReactionOption;
  @Field(() => Int, { description: 'How many, at least 1.' })
  count!: number;
  @Field({ description: 'Whether I am one of them.' })
  isMine!: boolean;
}

@ObjectType({ description: 'That somebody reacted. Whoever reads what they reacted to sees it.' })
export class Reaction {
  @Field(() => ID, { description: 'Opaque; not to be asked for.' })
  key!: string;
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
  @Field(() => ReactionOption, { description: 'In which way.' })
  option!: ReactionOption;
  @Field({ description: 'When, in UTC.' })
  reactedAt!: Date;
}
