import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { LINE, type Localized, type MemberId } from '#kernel';
import { IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { RoleNotYours } from '../invitation/invitation.graphql.js';
import { Member, Role } from '../member/member.entity.js';

@InputType({ description: 'What I say of myself in this community. What is left out stays; an empty text takes it away.' })
export class EditMyProfileInput {
  @TextField({ ...LINE, max: 100 }, { nullable: true, description: 'The name to be shown here.' })
  displayName?: string;
  @TextField({ max: 100 }, { nullable: true, description: 'The name in kana, by which people are found.' })
  kana?: string;
  @TextField({ max: 100 }, { nullable: true, description: 'The department or affiliation.' })
  department?: string;
  @TextField({ max: 300, multiline: true }, { nullable: true, description: 'A short introduction, at most 300 characters.' })
  introduction?: string;
}

@InputType({ description: 'Who becomes what.' })
export class ChangeRoleInput {
  @IdField('Member', { description: 'The member.' })
  memberId!: MemberId;
  @Field(() => Role, { description: 'What they are from now on: OWNER, ADMIN, OPERATOR or MEMBER.' })
  role!: Role;
}

@ObjectType({ implements: () => Refusal, description: 'A community has an owner. Make somebody else one first.' })
export class LastOwner extends Refusal {
  readonly code = 'LAST_OWNER';
  text(): Localized {
    return { ja: 'オーナーがほかにいません。先に、別の方をオーナーにしてください。', en: 'There is no other owner. Make somebody else an owner first.' };
  }
}

@ObjectType({ description: 'I do not belong to this community any more.' })
export class CommunityLeft {
  @Field({ description: 'Always true.' })
  success!: boolean;
}

export const EditMyProfileResult = outcome('EditMyProfileResult', [Member]);
export const ChangeRoleResult = outcome('ChangeRoleResult', [Member, RoleNotYours, LastOwner]);
export const LeaveCommunityResult = outcome('LeaveCommunityResult', [CommunityLeft, LastOwner]);
