import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TextField, outcome } from '#graphql-kit';

@InputType({ description: 'A message from the operators to every member.' })
export class AnnounceInput {
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'What to say, 1 to 1,000 characters; may have several lines. It is shown and mailed as it is.' })
  text!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'The same key with the same text is sent once; with another text it is refused.' })
  idempotencyKey?: string;
}

@ObjectType({ description: 'The message is on its way.' })
export class Announced {
  @Field(() => Int, { description: 'To how many members: everyone but the sender and guests.' })
  recipientCount!: number;
}

export const AnnounceResult = outcome('AnnounceResult', [Announced]);
