import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, IdField, IdListField, Refusal, outcome } from '#graphql-kit';
import { Space, type SpaceId } from '../space.entity.js';
import { SpacePerson, SpaceRole } from './people.entity.js';

@ObjectType({ description: 'A page of the people of a space.' })
export class SpacePersonConnection extends Connection(SpacePerson, 'SpacePerson') {}

@InputType({ description: 'Whom to let into a CLOSED or SECRET space.' })
export class AddToSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @IdListField('Member', 100, { description: 'Members of this community, 1 to 100. Who belongs to it already stays as they are.' })
  memberIds!: MemberId[];
  @Field(() => SpaceRole, { nullable: true, description: 'What they are in it; MEMBER by default.' })
  role?: SpaceRole;
}

@InputType({ description: 'What somebody is in a space from now on.' })
export class SetSpaceRoleInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @IdField('Member', { description: 'One of its people.' })
  memberId!: MemberId;
  @Field(() => SpaceRole, { description: 'What the person is in it.' })
  role!: SpaceRole;
}

@InputType({ description: 'Who no longer belongs to a space.' })
export class RemoveFromSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @IdField('Member', { description: 'One of its people.' })
  memberId!: MemberId;
}

@InputType({ description: 'Which space to leave.' })
export class LeaveSpaceInput {
  @IdField('Space', { description: 'A space whose people I am one of.' })
  spaceId!: SpaceId;
}

@ObjectType({ description: 'I do not belong to the space any more; what I wrote there stays.' })
export class SpaceLeft {
  @Field({ description: 'What it was called.' })
  name!: string;
  @Field(() => Space, { nullable: true, description: 'The space as I find it now; null when I do not find it any more.' })
  space!: Space | null;
}

@ObjectType({ implements: () => Refusal, description: 'The space is open: everybody belongs to it.' })
export class SpaceIsOpen extends Refusal {
  readonly code = 'SPACE_IS_OPEN';
  text(): Localized {
    return { ja: 'このスペースはだれでも読み書きできるので、人を追加したり外したりする必要はありません。', en: 'This space is open to every member: nobody needs to be added or removed.' };
  }
}

export const AddToSpaceResult = outcome('AddToSpaceResult', [Space, SpaceIsOpen]);
export const SetSpaceRoleResult = outcome('SetSpaceRoleResult', [Space]);
export const RemoveFromSpaceResult = outcome('RemoveFromSpaceResult', [Space]);
export const LeaveSpaceResult = outcome('LeaveSpaceResult', [SpaceLeft]);
