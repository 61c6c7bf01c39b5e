import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What I gave others, across all of my communities. Only I see it; no community learns of another one.' })
export class TrustStory {
  @Field(() => Int, { description: 'How many different people I helped, as they confirmed.' })
  helpedCount!: number;
  @Field(() => Int, { description: 'In how many of my communities.' })
  communityCount!: number;
  @Field({ description: "The same as a sentence in the caller's language, also when there is nothing yet." })
  sentence!: string;
}
