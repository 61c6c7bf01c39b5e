import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { Space, SpaceAccess, type SpaceId, SpaceLevel } from './space.entity.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'A page of spaces.' })
export class SpaceConnection extends Connection(Space) {}

@InputType({ description: 'Which spaces.' })
export class SpaceFilter {
  @Field({ nullable: true, description: 'The archived ones instead of those in use (false by default).' })
  isArchived?: boolean;
}

@InputType({ description: 'A new space.' })
export class CreateSpaceInput {
  @TextField({ min: 1, max: 100 }, { description: 'What it is called, 1 to 100 characters, different from the other spaces (TAKEN).' })
  name!: string;
  @TextField({ min: 0, max: 2_000, multiline: true }, { nullable: true, description: 'What it is for, at most 2,000 characters.' })
  description?: string;
  @Field(() => SpaceAccess, { nullable: true, description: 'Who finds it and who reads it; OPEN by default.' })
  access?: SpaceAccess;
  @Field(() => SpaceLevel, { nullable: true, description: 'How much its readers hear of it unless they choose otherwise; MENTIONS by default.' })
  level?: SpaceLevel;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same space again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'What to change of a space; what is left out stays.' })
export class EditSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @TextField({ min: 1, max: 100 }, { nullable: true, description: 'What it is called from now on, different from the other spaces (TAKEN).' })
  name?: string;
  @TextField({ min: 0, max: 2_000, multiline: true }, { nullable: true, description: 'What it is for; empty to say nothing.' })
  description?: string;
  @Field(() => SpaceAccess, {
    nullable: true,
    description:
      'Who finds and reads it from now on; spaceAccessPreview tells whom that concerns. Leaving OPEN, those who wrote there under their name stay as its people. Becoming OPEN, open requests to join are approved. A CLOSED space with open requests does not become SECRET.',
  })
  access?: SpaceAccess;
  @Field(() => SpaceLevel, { nullable: true, description: 'How much its readers hear of it unless they chose otherwise.' })
  level?: SpaceLevel;
  @TextField({ min: 0, max: 300, multiline: true }, { nullable: true, description: 'What to ask those who would like to join while it is closed, at most 300 characters; empty to ask nothing. Requests that wait keep the question that they answered.' })
  question?: string;
}

@InputType({ description: 'Where a space goes among the spaces.' })
export class MoveSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @IdField('Space', { nullable: true, description: 'Behind which other one; to the front without one.' })
  afterId?: SpaceId;
}

@InputType({ description: 'Which space to archive.' })
export class ArchiveSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
}

@InputType({ description: 'Which space to take out of the archive.' })
export class RestoreSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
}

@InputType({ description: 'How much of a space I wish to hear.' })
export class SetSpaceLevelInput {
  @IdField('Space', { description: 'The space, one that I read.' })
  spaceId!: SpaceId;
  @Field(() => SpaceLevel, { nullable: true, description: 'How much; without it what the space suggests.' })
  level?: SpaceLevel;
}

@ObjectType({ description: 'Whom a change of access would concern, counted in active members without guests. Operators read every space.' })
export class SpaceAccessPreview {
  @Field(() => SpaceAccess, { description: 'What it would become.' })
  access!: SpaceAccess;
  @Field(() => Int, { description: 'How many read it now and would go on reading it.' })
  staying!: number;
  @Field(() => Int, { description: 'How many read it now and would not any more; what they wrote stays.' })
  losing!: number;
  @Field(() => Int, { description: 'How many do not read it now and would.' })
  gaining!: number;
  @Field(() => Int, { description: 'How many requests to join are open: approved by becoming OPEN, to be answered before becoming SECRET.' })
  waiting!: number;
}

@ObjectType({ implements: () => Refusal, description: 'Requests to join wait for an answer: nobody could join a secret space by asking.' })
export class RequestsWaiting extends Refusal {
  readonly code = 'REQUESTS_WAITING';
  text(): Localized {
    return { ja: '参加リクエストに回答していない人がいます。回答してから、非公開にしてください。', en: 'People are waiting for an answer to their request to join. Answer them first.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The product itself writes into this space (celebrations), so it stays open and in use.' })
export class SpaceInUse extends Refusal {
  readonly code = 'SPACE_IN_USE';
  text(): Localized {
    return { ja: 'お祝いの投稿がここに届くため、このスペースは「だれでも」のまま使います。', en: 'Celebrations arrive in this space, so it stays open and in use.' };
  }
}

export const CreateSpaceResult = outcome('CreateSpaceResult', [Space, RulesNotAccepted]);
export const EditSpaceResult = outcome('EditSpaceResult', [Space, RequestsWaiting, SpaceInUse, RulesNotAccepted]);
export const MoveSpaceResult = outcome('MoveSpaceResult', [Space]);
export const ArchiveSpaceResult = outcome('ArchiveSpaceResult', [Space, SpaceInUse]);
export const RestoreSpaceResult = outcome('RestoreSpaceResult', [Space]);
export const SetSpaceLevelResult = outcome('SetSpaceLevelResult', [Space]);
