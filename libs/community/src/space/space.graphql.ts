import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Connection, TextField, outcome } from '#graphql-kit';
import { Space, SpaceAccess } from './space.entity.js';

@ObjectType({ description: 'A page of spaces.' })
export class SpaceConnection extends Connection(Space) {}

@InputType({ description: 'A new space.' })
export class CreateSpaceInput {
  @TextField({ min: 1, max: 100 }, { description: 'What it is called, 1 to 100 characters, different from the other spaces (TAKEN).' })
  name!: string;
  @TextField({ min: 0, max: 2_000, multiline: true }, { nullable: true, description: 'What it is for, at most 2,000 characters.' })
  description?: string;
  @Field(() => SpaceAccess, { nullable: true, description: 'Who finds it and who reads it; OPEN by default.' })
  access?: SpaceAccess;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same space again.' })
  idempotencyKey?: string;
}

export const CreateSpaceResult = outcome('CreateSpaceResult', [Space]);
