import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Comment } from '../comment/comment.entity.js';
import { FaqEntry } from '../faq/faq.entity.js';

@ObjectType({ description: 'What belongs to a post because it asks something.' })
export class Question {
  @Field({ description: 'True when an answer was accepted or an official one given.' })
  isSolved!: boolean;
  @Field(() => [Comment], { description: 'The accepted answer and the official ones, the accepted one first, five at most. They are among the comments too.' })
  answers!: Comment[];
  @Field(() => Int, { description: 'How many others want to know it too.' })
  wantToKnowCount!: number;
  @Field({ description: 'True when I said that I want to know it too.' })
  viewerWantsToKnow!: boolean;
  @Field(() => FaqEntry, { nullable: true, description: 'The FAQ entry that was made of it; null while there is none.' })
  faqEntry!: FaqEntry | null;
}
