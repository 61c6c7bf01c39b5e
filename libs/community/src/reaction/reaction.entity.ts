import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** In the order in which they are shown. */
export enum ReactionKind {
  CELEBRATE = 'CELEBRATE',
  APPLAUSE = 'APPLAUSE',
  THANKS = 'THANKS',
  ME_TOO = 'ME_TOO',
  INSIGHT = 'INSIGHT',
}
registerEnumType(ReactionKind, {
  name: 'ReactionKind',
  description: 'What one can say to a post with one tap.',
  valuesMap: {
    CELEBRATE: { description: 'Congratulations.' },
    APPLAUSE: { description: 'Well done.' },
    THANKS: { description: 'Thank you.' },
    ME_TOO: { description: 'So do I; I want to know too.' },
    INSIGHT: { description: 'I learned something.' },
  },
});

@ObjectType({ description: 'How many people reacted in one way.' })
export class ReactionCount {
  @Field(() => ReactionKind, { description: 'In which way.' })
  kind!: ReactionKind;
  @Field(() => Int, { description: 'How many, at least 1.' })
  count!: number;
}
